<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountModel</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/accounts/account_model.py"/>
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/accounts/account_model.py"/>
        <source>%n protected pair(s)</source>
        <translation>
            <numerusform>%n protected pair</numerusform>
            <numerusform>%n protected pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LimitsStep</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>With these limits PairGuard can open at most {budget} USDT of margin a day for %n pair(s).</source>
        <translation>
            <numerusform>With these limits PairGuard can open at most {budget} USDT of margin a day for %n pair.</numerusform>
            <numerusform>With these limits PairGuard can open at most {budget} USDT of margin a day for %n pairs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingPairsBox</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/missing_pairs_box.py"/>
        <source>%n pair(s) of the set have no position now:</source>
        <translation>
            <numerusform>%n pair of the set has no position now:</numerusform>
            <numerusform>%n pairs of the set have no position now:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairsStep</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>%n pair(s) are watched; nothing is opened.</source>
        <translation>
            <numerusform>%n pair is watched; nothing is opened.</numerusform>
            <numerusform>%n pairs are watched; nothing is opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>%n pair(s): at most {budget} USDT of margin and {cap} refills a day. Free now: {free} USDT.</source>
        <translation>
            <numerusform>%n pair: at most {budget} USDT of margin and {cap} refills a day. Free now: {free} USDT.</numerusform>
            <numerusform>%n pairs: at most {budget} USDT of margin and {cap} refills a day. Free now: {free} USDT.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtectSheet</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/pairs/protect_sheet.py"/>
        <source>%n open position(s) are not protected yet. Ticked ones join the set.</source>
        <translation>
            <numerusform>%n open position is not protected yet. Ticked, it joins the set.</numerusform>
            <numerusform>%n open positions are not protected yet. Ticked ones join the set.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/pairs/protect_sheet.py"/>
        <source>Protect %n pair(s)</source>
        <translation>
            <numerusform>Protect %n pair</numerusform>
            <numerusform>Protect %n pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartSheet</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>Guard %n pair(s), check every {interval} s; at most {budget} USDT of margin in 24 hours.</source>
        <translation>
            <numerusform>Guard %n pair, check every {interval} s; at most {budget} USDT of margin in 24 hours.</numerusform>
            <numerusform>Guard %n pairs, check every {interval} s; at most {budget} USDT of margin in 24 hours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>Watch %n pair(s), check every {interval} s; nothing is opened.</source>
        <translation>
            <numerusform>Watch %n pair, check every {interval} s; nothing is opened.</numerusform>
            <numerusform>Watch %n pairs, check every {interval} s; nothing is opened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusFigures</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>%n refill(s) in all</source>
        <translation>
            <numerusform>%n refill in all</numerusform>
            <numerusform>%n refills in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>%n pair(s) are recorded and all have their positions. Nothing is opened until you start.</source>
        <translation>
            <numerusform>%n pair is recorded and has its position. Nothing is opened until you start.</numerusform>
            <numerusform>%n pairs are recorded and all have their positions. Nothing is opened until you start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>%n pair(s) are recorded. Nothing is opened until you start.</source>
        <translation>
            <numerusform>%n pair is recorded. Nothing is opened until you start.</numerusform>
            <numerusform>%n pairs are recorded. Nothing is opened until you start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>And %n more pair(s) need a look.</source>
        <translation>
            <numerusform>And %n more pair needs a look.</numerusform>
            <numerusform>And %n more pairs need a look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>Guarding %n pair(s)</source>
        <translation>
            <numerusform>Guarding %n pair</numerusform>
            <numerusform>Guarding %n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>Guarding {busy} of %n pair(s)</source>
        <translation>
            <numerusform>Guarding {busy} of %n pair</numerusform>
            <numerusform>Guarding {busy} of %n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pairs} and %n more</source>
        <translation>
            <numerusform>{pairs} and %n more</numerusform>
            <numerusform>{pairs} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/tray/tray.py"/>
        <source>%n positions refilled</source>
        <translation>
            <numerusform>%n position refilled</numerusform>
            <numerusform>%n positions refilled</numerusform>
        </translation>
    </message>
</context>
</TS>
