<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EnvironmentBand</name>
    <message>
        <location filename="../../pairguard_gui/ui/environment_band.py"/>
        <source>OKX demo trading, no real money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/environment_band.py"/>
        <source>real money on OKX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/environment_band.py"/>
        <source>simulated money, nothing is sent to OKX</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShieldButton</name>
    <message>
        <location filename="../../pairguard_gui/ui/shield_button.py"/>
        <source>Shield: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield_button.py"/>
        <source>Start guarding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield_button.py"/>
        <source>Starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield_button.py"/>
        <source>Stop guarding</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>briefs</name>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>API key unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>account blocked by OKX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>account changed: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>account limit of {count} refills reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>account not supported: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>address not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>another PairGuard trades here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>answer not to be trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>budget of {limit} USDT used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>cause unknown: you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>clock has jumped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>clock is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>closed by ADL: you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>closed by hand: you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>closing not on record yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>cooling down until {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>database trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>empty list, margin in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>error in PairGuard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>exchange just came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>exchange overloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>filled, not listed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>guard is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>guard stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>in the next request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>key lacks a right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>key of the other environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>last and mark price apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>last look too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>late answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>limit of {count} refills reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>liquidated: you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>looking again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>many gone at once: you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>margin mode refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>no check for too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>no record of the closing: you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>nobody offers a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>nobody to trade with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>not settled in USDT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>old answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>only watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>order not settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>order refused: {okx}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>paused until {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>position on the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>price too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>refused: {okx}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>smallest order costs {cost} USDT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>still there when asked by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>suspended or delisted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>take-profit or stop-loss: you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>time of the exchange unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>too little free margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>too many requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>vanished while away: you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>wrong passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/briefs.py"/>
        <source>wrong signature</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>details</name>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>Another PairGuard has this profile open. Use that one, or end it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>PairGuard cannot write its database: the disk is full, the folder is read-only or the disk is broken. Free some space or choose another profile folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>PairGuard's database is damaged. The file was left as it is; put a backup in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>PairGuard's database refused a step that must never happen. Please report this with the log file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>PairGuard's database was written by a newer PairGuard. The file was left as it is; install the newer version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>isolated margin is set to manual transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>it is another account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>it is in spot mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>it uses portfolio margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>the account mode was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>the position mode was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/details.py"/>
        <source>you resume it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} d ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} s ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>okx_codes</name>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Add this computer's address to the key on OKX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Allow it in the settings of the OKX account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Allow more margin for this pair, or drop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Cancel some of them on OKX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Cancel those orders on OKX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Check position mode and margin mode on OKX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Choose futures mode or multi-currency margin on OKX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Close positions or orders, or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Drop the pair in this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Enable it in the settings of the OKX account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Enter the passphrase that was chosen when the key was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Give the key the rights to read and to trade on OKX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Install a newer PairGuard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>It passes by itself within minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>It passes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>It was deleted, has expired after 14 idle days, or belongs to another OKX site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>It was delisted or is not offered on this site. Drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Log in to OKX to see the account's risk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Log in to OKX to see what it asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Make a new key on OKX and enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>OKX's risk rules for this account forbid it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Open the position with cross margin yourself, or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>PairGuard looks again until it is certain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>PairGuard looks the order up before it does anything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>PairGuard reads the instrument again and tries once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>PairGuard reads the order again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>PairGuard reads the positions again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>PairGuard takes a new price and tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>PairGuard tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>PairGuard tries again by itself. If it repeats, check the computer's clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>PairGuard tries again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Put USDT into the trading account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Set the leverage on OKX, after cancelling open orders and bots of the instrument.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Sign it in the OKX app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Stop other programs that use the same key, or wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Switch on setting the time automatically.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>The secret does not belong to this key. Enter both anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>This is an error in PairGuard. Please report it with the log file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Use a key of the right environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Usually maintenance. It passes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>Wait until OKX resumes it, or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>a part of the order does not fit the account's settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>a protection of the market is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>above a position or order limit of OKX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>an order of this id exists already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>below the smallest order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>in conflict with reduce-only orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>isolated margin is not available in this account mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>no market data now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>no such order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>no such position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>nobody offers a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>not allowed for a lead trader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>not allowed for this account by law or for lack of identification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>not allowed from this internet address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>not available in demo trading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>settlement or funding is being worked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the API key does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the API key is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the API key lacks the right for this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the account is blocked or limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the account is frozen for a moment by liquidation, ADL or funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the account mode does not allow it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the contract wants a disclaimer signed first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the currency is not enabled as collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the currency or instrument is blocked in the account's settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the exchange is overloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the exchange took too long; the order may or may not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the instrument does not exist here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the instrument is being delisted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the instrument is in its opening auction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the instrument is not offered to this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the key belongs to the other environment, demo or live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the leverage is not allowed or cannot be changed now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the order arrived too late and was not placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the order is finished already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the price is outside OKX's limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the request is malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the service is not available now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>the size is no multiple of the lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>this computer's clock is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>this function of the API has been closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>too little free margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>too many open orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>too many requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>trading in this instrument is suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>wrong passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/okx_codes.py"/>
        <source>wrong signature</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>A clock has jumped. Nothing is opened until the time is certain again. PairGuard measures again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>Another PairGuard ({other}) sends orders on this account. This one ({own}) opens nothing. Stop one of the two, then release the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>Guarding was stopped. Nothing is opened. Start guarding to have it refilled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>Many positions vanished at once. Nothing is opened for those without a closing on record until you decide. Look at OKX, then refill or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>No check has come to an end for too long. What is open is unknown and nothing is counted on. PairGuard goes on trying; if this lasts, check the internet connection or start PairGuard anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>Nobody offers a price for {inst_id} now. Nothing is opened. PairGuard looks again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>OKX has blocked or limited this account ({okx}). Nothing is opened until OKX lifts that. Log in to OKX to see what it asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>OKX refuses an order with this position's margin mode. Nothing is opened, and PairGuard never changes the margin mode by itself. Open the position on OKX yourself, or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>One request carries twenty orders. Nothing was opened for this pair yet; it comes with the next request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>PairGuard does not trade on an account set up like this ({what}). Nothing is opened. Change the setting on OKX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The account has not been read yet. Nothing is opened before that. The first check is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The account has too little free margin. Nothing was opened. Put USDT into the trading account; PairGuard tries again at {until}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The account is no longer set up as it was when you armed the guard ({what}). Nothing is opened. Set it back on OKX, or start the guard anew for the account as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The answer of the exchange took too long to be true of this moment. It was not believed and nothing was opened. PairGuard asks again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange closed the position by auto-deleveraging (ADL). Your rules ask you first, so nothing is opened. Refill or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange does not accept the signature: the secret does not belong to this API key. Nothing is opened until this is put right. Enter the API key and its secret anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange does not answer. What is open there is unknown, so nothing is opened. PairGuard keeps asking by itself; if this lasts, check the internet connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange does not know this API key. Nothing is opened until this is put right. The key was deleted, has expired after 14 days without use, or belongs to another OKX site (global, EEA, US).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange has just come back. A missing position is believed only after another good look; nothing is opened until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange is overloaded or has trouble of its own. What is open there is unknown, so nothing is opened. PairGuard asks again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange is under maintenance. Nothing is opened meanwhile. PairGuard looks again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange refused the order ({okx}). Nothing was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange refused to answer ({okx}). Nothing was learnt and nothing was opened. PairGuard asks again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange sent an answer that cannot be trusted. It was not believed and nothing was opened. PairGuard asks again by itself; if this lasts, look for a newer PairGuard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange sent an old answer. It was not believed and nothing was opened. PairGuard asks again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange suspends, delists or no longer knows this instrument. Nothing is opened in it. Drop the pair, or release it once trading is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The exchange wants fewer requests. Nothing is opened until it answers again. PairGuard waits and asks again by itself; another program may be using the same key too often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The guard is off. Nothing is opened. Start guarding to have it refilled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The guard of this account stopped because of an error in PairGuard ({error}). Nothing is opened and nothing is guarded. Start guarding again, and please report this with the log file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The last look at the account is too long ago to act on it. Nothing is opened. PairGuard looks again first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The last price {last} and the mark price {mark} are too far apart. Nothing is opened at a price that is not certain. PairGuard looks again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The list lacks the position, but asked for by name it is still there. It is not gone and nothing is opened. PairGuard looks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The newest price is from {at}. Nothing is opened at an old price. PairGuard looks again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The orders found nobody to trade with at an acceptable price. Nothing was opened. PairGuard tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The passphrase does not belong to this API key. Nothing is opened until this is put right. Enter the passphrase that was chosen when the key was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The position is gone and nothing says how it was closed. Your rules ask you first, so nothing is opened. Look at OKX, then refill or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The position is gone, but its closing is not in the history yet. Nothing is opened until it is, or until the position stays gone up to {until}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The position is missing from the list. That alone proves nothing, so nothing is opened yet. PairGuard looks again within seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The position list is empty although margin is in use. The list was not believed and nothing is opened. PairGuard looks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The position vanished while the guard was away for hours. Nothing is opened until you decide. Refill or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The position was closed by hand. Your rules ask you first, so nothing is opened. Refill or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The position was closed by take-profit or stop-loss. Your rules ask you first, so nothing is opened. Refill or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The position was liquidated. Your rules ask you first, so nothing is opened. Refill or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The refill was filled, but the new position is not in the list yet. Nothing more is opened for this pair. PairGuard looks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The smallest order of this instrument needs {cost} USDT of margin; your rules allow {limit} USDT. Nothing is opened. Allow more for this pair, set a higher leverage on OKX, or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>The time of the exchange could not be read, so no order can be limited in time. Nothing is opened. PairGuard asks for the time again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>There is a position on the other side, and in net mode a refill would only reduce it. Nothing is opened. Close the other side or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>This API key belongs to the other environment, demo instead of live or live instead of demo. Nothing is opened until this is put right. Use a key of the right environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>This API key lacks a right that is needed. Nothing is opened until this is put right. Give the key the rights to read and to trade on OKX, and never the right to withdraw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>This API key may not be used from this computer's internet address. Nothing is opened until this is put right. Add the address to the key on OKX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>This account has had {count} refills within 24 hours, which is your limit. Nothing more is opened. Release the pair to allow another one, or raise the limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>This account is only watched. Nothing is opened; the log says what would have been.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>This computer's clock and the exchange's are apart. Nothing is opened until they agree. Switch on setting the time automatically; PairGuard measures again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>This pair has had {count} refills within 24 hours, which is your limit. Nothing more is opened for it. Release it to allow another one, or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>This would be refill number {nth} of this pair within 24 hours. It cools down first: the refill is due at {until}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>What became of an order is not known yet. No other order is sent until it is. PairGuard looks it up by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>Who closed the position is not known. Your rules ask you first, so nothing is opened. Refill or drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>You paused this pair until {until}. Nothing is opened for it before that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>{inst_id} is not settled in USDT, which PairGuard does not trade. Nothing is opened in it. Drop the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>{problem} Nothing is opened while PairGuard cannot remember what it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/sentences.py"/>
        <source>{reserved} USDT of margin were used within 24 hours and the budget is {limit} USDT. Nothing more is opened. Release the pair to allow one more refill, or raise the budget.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Adopted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Armed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>DEMO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Guarding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>LIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Never placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>No longer protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>OKX announced its closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>PRACTICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Refill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Refilling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Rules changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Sees again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>There again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Vanished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Would refill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>account settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>ask me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>auto-deleveraging (ADL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>cause of the closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>cause unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>closed by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>closed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>cool-down after repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>cross margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>delisting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>false alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>free margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>guard off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>guard was away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>isolated margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>its closing is in the position history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>long and short positions apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>many gone at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>margin mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>missing from the position list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>missing when asked for by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>missing without a break for minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>net positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>no longer protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>not proven yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>opened again by somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>order not settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>order refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>paused by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>position on the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>proof of the closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refilled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refilling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refills of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refills of the pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>second PairGuard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>smallest order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>take-profit or stop-loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>vanished, looking again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>vanished, waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>wait</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
