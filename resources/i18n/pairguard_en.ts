<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountModel</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/account_list.py"/>
        <source>%n missing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/account_list.py"/>
        <source>%n protected pair(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtectSheet</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/protect_sheet.py"/>
        <source>%n open position(s) are not protected yet. Ticked ones join the set.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/protect_sheet.py"/>
        <source>Protect %n pair(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Situation</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/situation.py"/>
        <source>%n pair(s) are recorded and all have their positions. Nothing is opened until you start.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/situation.py"/>
        <source>%n pair(s) are recorded. Nothing is opened until you start.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/situation.py"/>
        <source>And %n more pair(s) need a look.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/situation.py"/>
        <source>Guarding %n pair(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/situation.py"/>
        <source>Guarding {busy} of %n pair(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/situation.py"/>
        <source>{pairs} and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartSheet</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/start_sheet.py"/>
        <source>%n pair(s) of the set have no position now:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/start_sheet.py"/>
        <source>Guard %n pair(s), check every {interval} s; at most {budget} USDT of margin in 24 hours.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusFigures</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/status_figures.py"/>
        <source>%n refill(s) in all</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/tray.py"/>
        <source>%n positions refilled</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
