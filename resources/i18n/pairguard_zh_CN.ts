<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountActions</name>
    <message>
        <location filename="../../pairguard_gui/ui/tray/tray_menu.py"/>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/tray/tray_menu.py"/>
        <source>Start guarding …</source>
        <translation>开始守护…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/tray/tray_menu.py"/>
        <source>Stop guarding</source>
        <translation>停止守护</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_menu.py"/>
        <source>&amp;Account</source>
        <translation>账户(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_menu.py"/>
        <source>Account settings …</source>
        <translation>账户设置…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_menu.py"/>
        <source>Connect OKX …</source>
        <translation>连接 OKX…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_menu.py"/>
        <source>Key health …</source>
        <translation>密钥体检…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_menu.py"/>
        <source>Remove the account …</source>
        <translation>移除账户…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_menu.py"/>
        <source>Replace the key …</source>
        <translation>更换密钥…</translation>
    </message>
</context>
<context>
    <name>AccountModel</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/accounts/account_model.py"/>
        <source>%n missing</source>
        <translation>
            <numerusform>缺失 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/accounts/account_model.py"/>
        <source>%n protected pair(s)</source>
        <translation>
            <numerusform>%n 个受保护交易对</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountSheet</name>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>Account settings</source>
        <translation>账户设置</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>After a restart of PairGuard, go on guarding by itself</source>
        <translation>PairGuard 重启后自动继续守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>Settings of “{account}”</source>
        <translation>“{account}”的设置</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/account_sheet.py"/>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
</context>
<context>
    <name>AccountStep</name>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Address on this computer</source>
        <translation>本机地址</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Begin with demo trading: the same exchange, the same orders, no real money.</source>
        <translation>建议先用模拟盘：同样的交易所、同样的订单，不动真钱。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Live: real money</source>
        <translation>实盘：真实资金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Measure the way to OKX</source>
        <translation>测试到 OKX 的延迟</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Measuring …</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Name, as you will see it</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>OKX demo trading: its own keys, made in OKX under Demo trading</source>
        <translation>OKX 模拟盘：需要在 OKX 的模拟交易里单独创建密钥</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Registered at</source>
        <translation>注册站点</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>There and back in {ms} ms</source>
        <translation>往返 {ms} 毫秒</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>Which account?</source>
        <translation>连接哪个账户？</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>a test exchange on this computer</source>
        <translation>本机上的测试交易所</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>app.okx.com (USA, Australia)</source>
        <translation>app.okx.com（美国、澳大利亚）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>e.g. Main</source>
        <translation>例如：主账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>e.g. {address}</source>
        <translation>例如 {address}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>my.okx.com (Europe)</source>
        <translation>my.okx.com（欧洲）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/account_step.py"/>
        <source>okx.com (global)</source>
        <translation>okx.com（全球）</translation>
    </message>
</context>
<context>
    <name>AppearanceStep</name>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Blue is up, orange down</source>
        <translation>蓝涨橙跌</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Connect an OKX account</source>
        <translation>连接 OKX 账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Green is up</source>
        <translation>绿涨红跌</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>In six short steps. Nothing is guarded and nothing is opened before you start the shield yourself; the key is kept nowhere before the last step.</source>
        <translation>只需六步。在您亲自启动守护之前，不会守护也不会开仓；最后一步之前，密钥不会保存在任何地方。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Price colours</source>
        <translation>涨跌颜色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Red is up</source>
        <translation>红涨绿跌</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/appearance_step.py"/>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>ConnectWizard</name>
    <message>
        <location filename="../../pairguard_gui/ui/connect/wizard.py"/>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/wizard.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/wizard.py"/>
        <source>Connect OKX</source>
        <translation>连接 OKX</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/wizard.py"/>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>CrashSheet</name>
    <message>
        <location filename="../../pairguard_gui/ui/window/crash.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/crash.py"/>
        <source>Copy the details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/crash.py"/>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/crash.py"/>
        <source>It happened in the window, not in the guard: guards run apart and go on, and this error opened nothing. Look at the shield to be sure. Please report the details; they are in the log file too.</source>
        <translation>错误出在窗口，不在守护程序：守护独立运行并会继续，这个错误没有开任何仓位。请看一眼盾牌确认。请反馈详情，日志文件里也有。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/crash.py"/>
        <source>PairGuard met an error it did not expect</source>
        <translation>PairGuard 遇到了意外错误</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/crash.py"/>
        <source>Unexpected error</source>
        <translation>意外错误</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <location filename="../../pairguard_gui/ui/page/page_stack.py"/>
        <source>Connect OKX …</source>
        <translation>连接 OKX…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/page/page_stack.py"/>
        <source>No account is connected, so nothing is guarded.</source>
        <translation>还没有连接账户，因此没有守护任何仓位。</translation>
    </message>
</context>
<context>
    <name>EnvironmentBand</name>
    <message>
        <location filename="../../pairguard_gui/ui/window/environment_band.py"/>
        <source>OKX demo trading, no real money</source>
        <translation>OKX 模拟盘，不是真实资金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/environment_band.py"/>
        <source>real money on OKX</source>
        <translation>OKX 上的真实资金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/environment_band.py"/>
        <source>simulated money, nothing is sent to OKX</source>
        <translation>虚拟资金，不会向 OKX 发送任何内容</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n 个交易对</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Add the account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Adding …</source>
        <translation>正在添加…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>After a restart of PairGuard, go on guarding this account by itself</source>
        <translation>PairGuard 重启后自动继续守护此账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Keep the practice account beside it</source>
        <translation>同时保留练习账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>PairGuard tells you of refills, holds and outages by notifications of this desktop.</source>
        <translation>补仓、暂停和断线时，PairGuard 会用桌面通知告诉您。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Protected pairs</source>
        <translation>受保护交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Reached at</source>
        <translation>连接到</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Ready</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Show one now</source>
        <translation>试发一条</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>Start PairGuard when I log in</source>
        <translation>登录系统时启动 PairGuard</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>The shield stays off until you start it. Nothing is opened before that.</source>
        <translation>在您启动守护之前，守护保持关闭，不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>This desktop has no tray for notifications: refills, holds and outages stand in the window.</source>
        <translation>此桌面没有托盘通知：补仓、暂停和断线会显示在窗口中。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>kept until you quit</source>
        <translation>仅保留到退出程序</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>recorded when you first start guarding</source>
        <translation>首次启动守护时记录</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>watch only, nothing is opened</source>
        <translation>仅观察，不会开仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>{margin} USDT a refill, at most {budget} USDT a day</source>
        <translation>每次补仓 {margin} USDT，每天最多 {budget} USDT</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/finish_step.py"/>
        <source>{site}, through a proxy</source>
        <translation>{site}，经代理</translation>
    </message>
</context>
<context>
    <name>HealthSheet</name>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/health_sheet.py"/>
        <source>Certificates that count: {name}. {meaning}</source>
        <translation>采信的证书：{name}。{meaning}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/health_sheet.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/health_sheet.py"/>
        <source>Key health</source>
        <translation>密钥体检</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/health_sheet.py"/>
        <source>Look again</source>
        <translation>再检查一次</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/health_sheet.py"/>
        <source>Looking for the key …</source>
        <translation>正在查找密钥…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/health_sheet.py"/>
        <source>The key is kept in {place}.</source>
        <translation>密钥保存在 {place}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/health_sheet.py"/>
        <source>The key is kept until you quit. After the next start it has to be entered anew.</source>
        <translation>密钥仅保留到退出程序为止。下次启动后需重新输入。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/health_sheet.py"/>
        <source>The key of “{account}”</source>
        <translation>“{account}”的密钥</translation>
    </message>
</context>
<context>
    <name>KeyFields</name>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_fields.py"/>
        <source>A part holds a sign that OKX never uses. Copy it again, without quotes or blanks around it.</source>
        <translation>其中一项含有 OKX 不会使用的字符。请重新复制，不要带引号或首尾空格。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_fields.py"/>
        <source>API key</source>
        <translation>API Key</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_fields.py"/>
        <source>No key was found in what was pasted. Paste its parts one by one.</source>
        <translation>粘贴的内容中没有找到密钥。请逐项粘贴。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_fields.py"/>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_fields.py"/>
        <source>Paste one part, or all at once</source>
        <translation>可粘贴一项，也可一次粘贴全部</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_fields.py"/>
        <source>Secret</source>
        <translation>Secret Key</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_fields.py"/>
        <source>Show what is entered</source>
        <translation>显示输入内容</translation>
    </message>
</context>
<context>
    <name>KeyLights</name>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_lights.py"/>
        <source>Not looked at yet.</source>
        <translation>尚未检查。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_lights.py"/>
        <source>The key is being looked at …</source>
        <translation>正在检查密钥…</translation>
    </message>
</context>
<context>
    <name>KeyStep</name>
    <message>
        <location filename="../../pairguard_gui/ui/connect/key_step.py"/>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/key_step.py"/>
        <source>Check the key</source>
        <translation>检查密钥</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/key_step.py"/>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/key_step.py"/>
        <source>Make it on OKX under Demo trading ▸ Profile ▸ Demo trading API.</source>
        <translation>在 OKX 的“模拟交易 ▸ 个人中心 ▸ 模拟盘 API”中创建。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/key_step.py"/>
        <source>Make it on OKX under Profile ▸ API.</source>
        <translation>在 OKX 的“个人中心 ▸ API”中创建。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/key_step.py"/>
        <source>The API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/key_step.py"/>
        <source>{where} Rights: Read and Trade, never Withdraw. Bind it to your IP address: OKX deletes unbound live keys after 14 days without use.</source>
        <translation>{where}权限选“读取”和“交易”，绝不要选“提现”。请绑定您的 IP 地址：未绑定的实盘密钥 14 天不用就会被 OKX 删除。</translation>
    </message>
</context>
<context>
    <name>KeyStorageNote</name>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_storage_note.py"/>
        <source>After the next start it is entered anew. Nothing is written down.</source>
        <translation>下次启动后需重新输入。不会写入任何文件。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_storage_note.py"/>
        <source>Keep the key until I quit</source>
        <translation>仅保留密钥到退出程序为止</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_storage_note.py"/>
        <source>Looking for this computer's key store …</source>
        <translation>正在查找本机的密钥库…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/key_storage_note.py"/>
        <source>The key will be kept in {place}, and nowhere else.</source>
        <translation>密钥将保存在 {place}，不会保存在别处。</translation>
    </message>
</context>
<context>
    <name>LimitsStep</name>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>As asked</source>
        <translation>按需求</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>Careful</source>
        <translation>谨慎</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>If the smallest order costs more, up to</source>
        <translation>最小下单量更贵时，最多</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>Look at the account every</source>
        <translation>检查账户的间隔</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>Margin of a refill</source>
        <translation>每次补仓的保证金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>Margin of all refills in 24 hours</source>
        <translation>24 小时内全部补仓的保证金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>Refills of one pair in 24 hours</source>
        <translation>单个交易对 24 小时内的补仓次数</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>Set of rules</source>
        <translation>规则方案</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>The limits come before the key. They can be changed later, for single pairs too.</source>
        <translation>先定限额，再填密钥。以后可以修改，也可以为单个交易对单独设置。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>USDT</source>
        <translation>USDT</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>USDT · 0 holds the pair instead</source>
        <translation>USDT · 填 0 则暂停该交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>USDT · empty: three times the set</source>
        <translation>USDT · 留空：按列表的三倍</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>Watch only: open nothing, write down what would have been opened</source>
        <translation>仅观察：不开仓，只记录本来会开什么仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>What may a bad day cost?</source>
        <translation>最坏的一天可以花多少？</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>Whatever closed the position, it is opened again at once; repeats wait longer and longer.</source>
        <translation>无论仓位因何平掉都立即补开；反复发生时等待越来越久。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>With these limits PairGuard can open at most {budget} USDT of margin a day for %n pair(s).</source>
        <translation>
            <numerusform>按此限额，对 %n 个交易对，PairGuard 每天最多开出 {budget} USDT 保证金。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>With these limits PairGuard can open at most {budget} USDT of margin a day.</source>
        <translation>按此限额，PairGuard 每天最多开出 {budget} USDT 保证金。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>With watch only PairGuard opens nothing at all.</source>
        <translation>仅观察时，PairGuard 完全不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>You are asked before a position is opened again that was closed by hand, by liquidation or without a record, and when many vanish at once. Repeats wait longer.</source>
        <translation>手动平仓、强平、没有记录的平仓，以及多个仓位同时消失时，先问您再补仓。反复发生时等待更久。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>by the set</source>
        <translation>按列表</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>then it is held</source>
        <translation>之后暂停</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/limits_step.py"/>
        <source>{name}: “{value}” is not possible. Allowed is {allowed}.</source>
        <translation>{name}：“{value}”无效。允许范围：{allowed}。</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_model.py"/>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_model.py"/>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_model.py"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_panel.py"/>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_panel.py"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_panel.py"/>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_panel.py"/>
        <source>No line matches this filter and search.</source>
        <translation>没有符合筛选和搜索的记录。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_panel.py"/>
        <source>Nothing has happened yet. Every check that finds or does something leaves a line here.</source>
        <translation>还没有发生任何事。每次检查只要有发现或动作，就会在这里留下一行。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_panel.py"/>
        <source>Refills</source>
        <translation>补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_panel.py"/>
        <source>Search activity</source>
        <translation>搜索动态</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_panel.py"/>
        <source>Trouble</source>
        <translation>异常</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/activity/log_panel.py"/>
        <source>Which lines are shown</source>
        <translation>显示哪些记录</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../pairguard_gui/ui/window/main_window.py"/>
        <source>{account} is connected. The shield is off: start it when you are ready.</source>
        <translation>{account} 已连接。守护处于关闭状态，准备好后请启动。</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>&amp;Guard</source>
        <translation>守护(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>Keyboard …</source>
        <translation>键盘…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>Next part of the window</source>
        <translation>窗口的下一区域</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>Protect current positions …</source>
        <translation>保护当前持仓…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>Search pairs</source>
        <translation>搜索交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>Start guarding …</source>
        <translation>开始守护…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>Stop every guard at once</source>
        <translation>立即停止全部守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/menu_bar.py"/>
        <source>Stop guarding</source>
        <translation>停止守护</translation>
    </message>
</context>
<context>
    <name>MissingPairsBox</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/missing_pairs_box.py"/>
        <source>%n pair(s) of the set have no position now:</source>
        <translation>
            <numerusform>列表中有 %n 个交易对现在没有持仓：</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/missing_pairs_box.py"/>
        <source>Drop them from the set</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/missing_pairs_box.py"/>
        <source>Record the set anew from the positions open now</source>
        <translation>按当前持仓重新记录列表</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/missing_pairs_box.py"/>
        <source>Refill them</source>
        <translation>补仓</translation>
    </message>
</context>
<context>
    <name>PageActions</name>
    <message>
        <location filename="../../pairguard_gui/ui/page/page_actions.py"/>
        <source>Guarding stopped. Nothing is opened from now on.</source>
        <translation>已停止守护，从现在起不会再开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/page/page_actions.py"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/page/page_actions.py"/>
        <source>{pair} is no longer protected.</source>
        <translation>{pair} 不再受保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/page/page_actions.py"/>
        <source>{pair} is paused: nothing is opened for it.</source>
        <translation>{pair} 已暂停，不会为它开仓。</translation>
    </message>
</context>
<context>
    <name>PairCells</name>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_cells.py"/>
        <source>The smallest order costs more than the margin that is set.</source>
        <translation>最小下单量所需保证金高于设定值。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_cells.py"/>
        <source>as of {local} ({utc})</source>
        <translation>截至 {local}（{utc}）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_cells.py"/>
        <source>cannot</source>
        <translation>无法开仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_cells.py"/>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_cells.py"/>
        <source>own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_cells.py"/>
        <source>since {time}</source>
        <translation>自 {time}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_cells.py"/>
        <source>until {time}</source>
        <translation>至 {time}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_cells.py"/>
        <source>within 24 hours</source>
        <translation>24 小时内</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_cells.py"/>
        <source>{contracts} ct ≈ {margin}</source>
        <translation>{contracts} 张 ≈ {margin}</translation>
    </message>
</context>
<context>
    <name>PairMenu</name>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_menu.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_menu.py"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_menu.py"/>
        <source>Refill now</source>
        <translation>立即补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_menu.py"/>
        <source>Resume guarding</source>
        <translation>恢复守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_menu.py"/>
        <source>Stop protecting</source>
        <translation>停止保护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_menu.py"/>
        <source>for 1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_menu.py"/>
        <source>until I resume</source>
        <translation>直到我恢复</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_menu.py"/>
        <source>until tomorrow</source>
        <translation>到明天</translation>
    </message>
</context>
<context>
    <name>PairModel</name>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_model.py"/>
        <source>Mark</source>
        <translation>标记价</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_model.py"/>
        <source>P&amp;L</source>
        <translation>盈亏</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_model.py"/>
        <source>Pair</source>
        <translation>交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_model.py"/>
        <source>Refills</source>
        <translation>补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_model.py"/>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_model.py"/>
        <source>Side</source>
        <translation>方向</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_model.py"/>
        <source>Size</source>
        <translation>张数</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_model.py"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pair_model.py"/>
        <source>{margin} USDT buys</source>
        <translation>{margin} USDT 可开</translation>
    </message>
</context>
<context>
    <name>PairsPanel</name>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>All {n}</source>
        <translation>全部 {n}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>Long {n}</source>
        <translation>做多 {n}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>Missing {n}</source>
        <translation>缺失 {n}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>No pair matches this filter and search.</source>
        <translation>没有符合筛选和搜索的交易对。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>Nothing is missing: every protected pair has its position.</source>
        <translation>没有缺失：每个受保护交易对都有持仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>Nothing is on hold. A pair on hold waits for your decision and is listed here.</source>
        <translation>没有待处理的交易对。需要您决定的交易对会列在这里。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>Nothing is protected yet. Open positions on OKX, then press “Protect current positions” or start guarding: what is open then becomes the protected set.</source>
        <translation>还没有受保护的交易对。先在 OKX 开仓，再点“保护当前持仓”或开始守护：届时的持仓就是受保护列表。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>On hold {n}</source>
        <translation>待处理 {n}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>Protect current positions</source>
        <translation>保护当前持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>Protected pairs</source>
        <translation>受保护交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>Search pairs</source>
        <translation>搜索交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>Short {n}</source>
        <translation>做空 {n}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/pairs_panel.py"/>
        <source>Which pairs are shown</source>
        <translation>显示哪些交易对</translation>
    </message>
</context>
<context>
    <name>PairsStep</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>%n pair(s) are watched; nothing is opened.</source>
        <translation>
            <numerusform>观察 %n 个交易对；不会开仓。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>%n pair(s): at most {budget} USDT of margin and {cap} refills a day. Free now: {free} USDT.</source>
        <translation>
            <numerusform>%n 个交易对：每天最多 {budget} USDT 保证金、{cap} 次补仓。当前可用：{free} USDT。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>No position is open on this account. Go on: when you start the shield for the first time, what is open then becomes the protected set.</source>
        <translation>此账户没有持仓。可以继续：首次启动守护时，届时的持仓将成为受保护列表。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>Nothing is ticked: what is open when you first start the shield becomes the set.</source>
        <translation>没有勾选任何仓位：首次启动守护时的持仓将成为受保护列表。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>Open positions</source>
        <translation>当前持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>Positions</source>
        <translation>仓位</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>Reading the open positions …</source>
        <translation>正在读取持仓…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>That does not last for the worst day; refills would wait for money.</source>
        <translation>不够最坏的一天使用；届时补仓会等待资金。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>Ticked positions make the protected set. Space or a click takes a tick away; more can join later.</source>
        <translation>勾选的仓位组成受保护列表。按空格或点击可取消勾选；以后可以再加入。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>Which positions must never be empty?</source>
        <translation>哪些仓位绝不能空？</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/connect/pairs_step.py"/>
        <source>{ticked} of {all} ticked</source>
        <translation>已勾选 {ticked}/{all}</translation>
    </message>
</context>
<context>
    <name>PracticeMenu</name>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>&amp;Try it</source>
        <translation>试一试(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>All positions were closed on the practice exchange.</source>
        <translation>练习交易所上的全部持仓已平掉。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>Auto-deleveraging</source>
        <translation>自动减仓 (ADL)</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>Close a position</source>
        <translation>平掉一个持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>Close all positions</source>
        <translation>平掉全部持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>Close three positions</source>
        <translation>平掉三个持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>Exchange unreachable for {seconds} s</source>
        <translation>交易所断线 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>Liquidation</source>
        <translation>强平</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>Lose the answer to the next order</source>
        <translation>丢失下一个订单的应答</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>No position is open</source>
        <translation>没有持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>Take-profit</source>
        <translation>止盈</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>The answer to the next order will get lost. Close a position to see it.</source>
        <translation>下一个订单的应答将会丢失。平掉一个持仓看看效果。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>The practice exchange is out of reach for {seconds} s.</source>
        <translation>练习交易所将断线 {seconds} 秒。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>Three positions were closed on the practice exchange.</source>
        <translation>练习交易所上的三个持仓已平掉。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/practice_menu.py"/>
        <source>{pair} {side} was closed on the practice exchange: {cause}.</source>
        <translation>练习交易所上的 {pair} {side} 已平仓：{cause}。</translation>
    </message>
</context>
<context>
    <name>PreflightModel</name>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_model.py"/>
        <source>A refill opens</source>
        <translation>补仓开出</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_model.py"/>
        <source>Leverage</source>
        <translation>杠杆</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_model.py"/>
        <source>Margin</source>
        <translation>保证金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_model.py"/>
        <source>Pair</source>
        <translation>交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_model.py"/>
        <source>Side</source>
        <translation>方向</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_model.py"/>
        <source>cannot</source>
        <translation>不能</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_model.py"/>
        <source>{contracts} ct</source>
        <translation>{contracts} 张</translation>
    </message>
</context>
<context>
    <name>PreflightView</name>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_view.py"/>
        <source>No pair is protected and no position is open.</source>
        <translation>没有受保护的交易对，也没有持仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_view.py"/>
        <source>Positions have come since this table was read.</source>
        <translation>此表读取之后有了新的持仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_view.py"/>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_view.py"/>
        <source>Reading what a refill of each pair would open …</source>
        <translation>正在计算每个交易对补仓会开出多少…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_view.py"/>
        <source>What refills would open could not be read. {why}</source>
        <translation>无法得知补仓会开出多少。{why}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/preflight_view.py"/>
        <source>What refills would open now</source>
        <translation>现在补仓会开出多少</translation>
    </message>
</context>
<context>
    <name>ProtectSheet</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/pairs/protect_sheet.py"/>
        <source>%n open position(s) are not protected yet. Ticked ones join the set.</source>
        <translation>
            <numerusform>有 %n 个持仓尚未受保护，勾选的将加入列表。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/protect_sheet.py"/>
        <source>Every open position is protected already. Open another one on OKX and look again.</source>
        <translation>所有持仓都已受保护。在 OKX 开新仓后再来看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/protect_sheet.py"/>
        <source>Positions that are not protected</source>
        <translation>未受保护的持仓</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/pairs/protect_sheet.py"/>
        <source>Protect %n pair(s)</source>
        <translation>
            <numerusform>保护 %n 个交易对</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/protect_sheet.py"/>
        <source>Protect current positions</source>
        <translation>保护当前持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/protect_sheet.py"/>
        <source>{pair}  {side}  {size} ct</source>
        <translation>{pair}  {side}  {size} 张</translation>
    </message>
</context>
<context>
    <name>ProxyFields</name>
    <message>
        <location filename="../../pairguard_gui/ui/keys/proxy_fields.py"/>
        <source>Host of the proxy</source>
        <translation>代理主机</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/proxy_fields.py"/>
        <source>Its password</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/proxy_fields.py"/>
        <source>Its user name, if it wants one</source>
        <translation>代理用户名（如需要）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/proxy_fields.py"/>
        <source>No proxy</source>
        <translation>不用代理</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/proxy_fields.py"/>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/proxy_fields.py"/>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
</context>
<context>
    <name>QuitSheet</name>
    <message>
        <location filename="../../pairguard_gui/ui/window/quit_sheet.py"/>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/quit_sheet.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/quit_sheet.py"/>
        <source>Quit PairGuard</source>
        <translation>退出 PairGuard</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/quit_sheet.py"/>
        <source>Quit while guarding?</source>
        <translation>正在守护，确定退出？</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/quit_sheet.py"/>
        <source>{accounts}: positions that vanish while PairGuard is not running are not opened again. Positions that are open stay as they are.</source>
        <translation>{accounts}：PairGuard 不运行时消失的持仓不会被补回。现有持仓保持不变。</translation>
    </message>
</context>
<context>
    <name>RemoveSheet</name>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/remove_sheet.py"/>
        <source>It is being guarded now: positions that vanish from here on are not opened again.</source>
        <translation>此账户正在守护中：此后消失的仓位不会再补开。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/remove_sheet.py"/>
        <source>Its key is deleted from this computer and it is guarded no more. Positions and orders on OKX stay as they are; the history stays in the database.</source>
        <translation>它的密钥将从本机删除，不再守护。OKX 上的仓位和订单保持不变；历史保留在数据库中。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/remove_sheet.py"/>
        <source>Remove account</source>
        <translation>移除账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/remove_sheet.py"/>
        <source>Remove it all the same; its key stays where it is for now</source>
        <translation>仍然移除；它的密钥暂时留在原处</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/remove_sheet.py"/>
        <source>Remove the account</source>
        <translation>移除账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/remove_sheet.py"/>
        <source>Remove “{account}”?</source>
        <translation>移除“{account}”？</translation>
    </message>
</context>
<context>
    <name>ReplaceKeySheet</name>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/replace_key_sheet.py"/>
        <source>Another key for “{account}”</source>
        <translation>为“{account}”更换密钥</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/replace_key_sheet.py"/>
        <source>Check and replace</source>
        <translation>检查并更换</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/replace_key_sheet.py"/>
        <source>Replace the key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/replace_key_sheet.py"/>
        <source>The new key is checked first and must belong to the same OKX account. Pairs, rules and history stay.</source>
        <translation>新密钥会先检查，且必须属于同一个 OKX 账户。交易对、规则和历史保持不变。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <location filename="../../pairguard_gui/ui/widgets/search_field.py"/>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>ShieldButton</name>
    <message>
        <location filename="../../pairguard_gui/ui/shield/shield_button.py"/>
        <source>Shield: {state}</source>
        <translation>盾牌：{state}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/shield_button.py"/>
        <source>Start guarding</source>
        <translation>开始守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/shield_button.py"/>
        <source>Starting …</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/shield_button.py"/>
        <source>Stop guarding</source>
        <translation>停止守护</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Clear the selection, close a dialog</source>
        <translation>取消选择，关闭对话框</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Connect an OKX account</source>
        <translation>连接 OKX 账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Copy the selected row</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Go to the next part of the window</source>
        <translation>转到窗口的下一区域</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Protect current positions</source>
        <translation>保护当前持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Search pairs</source>
        <translation>搜索交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Start or stop guarding</source>
        <translation>开始或停止守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Stop every guard at once</source>
        <translation>立即停止全部守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>Stop protecting the selected pair</source>
        <translation>停止保护所选交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>This list</source>
        <translation>本列表</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/shortcuts_sheet.py"/>
        <source>What can be done with the selected pair</source>
        <translation>对所选交易对可做的操作</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/side_bar.py"/>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/accounts/side_bar.py"/>
        <source>Connect OKX …</source>
        <translation>连接 OKX…</translation>
    </message>
</context>
<context>
    <name>StartSheet</name>
    <message>
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>A position that vanishes is opened again with {margin} USDT of margin, or with the smallest order where that costs no more than {lot} USDT. A pair is refilled at most {cap} times in 24 hours.</source>
        <translation>持仓消失后，用 {margin} USDT 保证金重新开仓；若最小下单量所需不超过 {lot} USDT，则按最小下单量开仓。每个交易对 24 小时内最多补仓 {cap} 次。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>Guard %n pair(s), check every {interval} s; at most {budget} USDT of margin in 24 hours.</source>
        <translation>
            <numerusform>守护 %n 个交易对，每 {interval} 秒检查一次；24 小时内最多使用 {budget} USDT 保证金。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>Hold to start</source>
        <translation>按住以开始</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>No position is open, so there is nothing to guard. Open the positions you want to keep on OKX.</source>
        <translation>没有持仓，也就没有可守护的。请先在 OKX 开好想保留的持仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>Start guarding</source>
        <translation>开始守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>Start guarding “{account}”?</source>
        <translation>开始守护“{account}”？</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>The account is being read. What is open now becomes the protected set.</source>
        <translation>正在读取账户。现在的持仓将成为受保护列表。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>Watch %n pair(s), check every {interval} s; nothing is opened.</source>
        <translation>
            <numerusform>观察 %n 个交易对，每 {interval} 秒检查一次；不会开仓。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>What would be opened for a position that vanishes is written into the log.</source>
        <translation>仓位消失时，本来会开出的订单会写入日志。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>{environment}: OKX demo trading, no real money.</source>
        <translation>{environment}：OKX 模拟盘，不是真实资金。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>{environment}: real money on OKX.</source>
        <translation>{environment}：OKX 上的真实资金。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/start_sheet.py"/>
        <source>{environment}: simulated money, nothing is sent to OKX.</source>
        <translation>{environment}：虚拟资金，不会向 OKX 发送任何内容。</translation>
    </message>
</context>
<context>
    <name>StatusFigures</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>%n refill(s) in all</source>
        <translation>
            <numerusform>累计补仓 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>Last check</source>
        <translation>上次检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>Margin used in 24 h</source>
        <translation>24 小时已用保证金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>Next check</source>
        <translation>下次检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>Open</source>
        <translation>持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>Protected</source>
        <translation>受保护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>Refills in 24 h</source>
        <translation>24 小时补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>What refills may use within 24 hours, orders without an answer included</source>
        <translation>补仓在 24 小时内可用的额度，含尚无应答的订单</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_figures.py"/>
        <source>{used} / {budget} USDT</source>
        <translation>{used} / {budget} USDT</translation>
    </message>
</context>
<context>
    <name>StatusPanel</name>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_panel.py"/>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_panel.py"/>
        <source>Look at the account at once (F5)</source>
        <translation>立即查看账户 (F5)</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_panel.py"/>
        <source>Release the hold</source>
        <translation>解除暂停</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_panel.py"/>
        <source>What happens next</source>
        <translation>接下来会发生什么</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_panel.py"/>
        <source>What the guard does</source>
        <translation>守护正在做什么</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>%n pair(s) are recorded and all have their positions. Nothing is opened until you start.</source>
        <translation>
            <numerusform>已记录 %n 个交易对，持仓齐全。开始守护前不会开仓。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>%n pair(s) are recorded. Nothing is opened until you start.</source>
        <translation>
            <numerusform>已记录 %n 个交易对。开始守护前不会开仓。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>All positions are present.</source>
        <translation>所有持仓都在。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>And %n more pair(s) need a look.</source>
        <translation>
            <numerusform>另有 %n 个交易对需要查看。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>Guarding %n pair(s)</source>
        <translation>
            <numerusform>正在守护 %n 个交易对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>Guarding {busy} of %n pair(s)</source>
        <translation>
            <numerusform>正在守护 %n 个交易对中的 {busy} 个</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>It has not been seen yet ({why}). Nothing is opened until it is.</source>
        <translation>尚未看到账户（{why}）。看到之前不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>Looking now.</source>
        <translation>正在查看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>Next look in {left}.</source>
        <translation>{left} 后再次查看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>No pair is protected yet. Starting records the positions that are open then.</source>
        <translation>还没有受保护的交易对。开始守护时会记录当时的持仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>Not guarding</source>
        <translation>未在守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>Not seen since {time} ({why}). Nothing is opened until it is seen again.</source>
        <translation>自 {time} 起看不到账户（{why}）。恢复之前不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>Nothing is opened.</source>
        <translation>不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>On hold: nothing is opened</source>
        <translation>已暂停：不会开仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>Reading the account for the first time. Nothing is opened before that.</source>
        <translation>正在首次读取账户，完成之前不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>The account cannot be seen</source>
        <translation>看不到账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>The guard has stopped</source>
        <translation>守护已中止</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>The last look failed ({why}). Nothing is opened on old news.</source>
        <translation>上次查看失败（{why}）。不会凭旧消息开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pairs} and %n more</source>
        <translation>
            <numerusform>{pairs} 和另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pairs} are left alone, as you asked.</source>
        <translation>{pairs} 按您的要求不做处理。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pairs} are missing. Nothing is opened without proof.</source>
        <translation>{pairs} 缺失。没有证据不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pairs} are on hold and wait for your decision.</source>
        <translation>{pairs} 待处理，等待您的决定。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pairs} are refilled; waiting to see the new positions.</source>
        <translation>{pairs} 已补仓，等待看到新持仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pairs} vanished; their refills are on the way.</source>
        <translation>{pairs} 已消失，正在补仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pairs} vanished; their refills wait.</source>
        <translation>{pairs} 已消失，补仓在等待。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pairs}: no position. Nothing is opened until you start.</source>
        <translation>{pairs}：没有持仓。开始守护前不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pair} is left alone: {why}.</source>
        <translation>{pair} 不做处理：{why}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pair} is missing: {why}. Nothing is opened without proof.</source>
        <translation>{pair} 缺失：{why}。没有证据不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pair} is on hold: {why}.</source>
        <translation>{pair} 待处理：{why}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pair} is refilled; waiting to see the new position.</source>
        <translation>{pair} 已补仓，等待看到新持仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pair} vanished; its refill is on the way.</source>
        <translation>{pair} 已消失，正在补仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pair} vanished; refilling in {left} ({why}).</source>
        <translation>{pair} 已消失，{left} 后补仓（{why}）。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/shield/status_text.py"/>
        <source>{pair} vanished; the refill waits: {why}.</source>
        <translation>{pair} 已消失，补仓在等待：{why}。</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <location filename="../../pairguard_gui/ui/tray/tray.py"/>
        <source>%n positions refilled</source>
        <translation>
            <numerusform>已补仓 %n 个持仓</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/tray/tray.py"/>
        <source>PairGuard keeps guarding in the tray</source>
        <translation>PairGuard 在托盘中继续守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/tray/tray.py"/>
        <source>Quit it from the menu of this icon.</source>
        <translation>可从此图标的菜单退出。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/tray/tray.py"/>
        <source>This is how PairGuard tells you of refills, holds and outages.</source>
        <translation>补仓、暂停和断线时，PairGuard 就这样通知您。</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <location filename="../../pairguard_gui/ui/tray/tray_menu.py"/>
        <source>Open PairGuard</source>
        <translation>打开 PairGuard</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/tray/tray_menu.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>TrustRow</name>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_row.py"/>
        <source>Change whose certificates count</source>
        <translation>更改采信谁的证书</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_row.py"/>
        <source>Change …</source>
        <translation>更改…</translation>
    </message>
</context>
<context>
    <name>TrustSheet</name>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>A file</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>A file of certificates</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>By a certificate the exchange proves that nobody answers in its place. Choose another list only where an antivirus or your company reads all traffic, and only if you trust it with your money. It counts for all accounts.</source>
        <translation>交易所用证书证明没有别人在冒充它应答。只有在杀毒软件或公司会读取全部通信、而您愿意把资金托付给它时，才选择别的证书。此设置对所有账户有效。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>Choose a file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>Hold to trust them</source>
        <translation>按住以信任</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>PairGuard's own</source>
        <translation>PairGuard 自带</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>This computer's</source>
        <translation>本机的</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>Whose certificates count?</source>
        <translation>采信谁的证书？</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/keys/trust_sheet.py"/>
        <source>none yet</source>
        <translation>尚未选择</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <location filename="../../pairguard_gui/ui/window/view_menu.py"/>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/view_menu.py"/>
        <source>Colour-blind: blue up, orange down</source>
        <translation>色盲友好：蓝涨橙跌</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/view_menu.py"/>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/view_menu.py"/>
        <source>Green is up</source>
        <translation>绿涨红跌</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/view_menu.py"/>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/view_menu.py"/>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/view_menu.py"/>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/view_menu.py"/>
        <source>Price colours</source>
        <translation>涨跌颜色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/view_menu.py"/>
        <source>Red is up</source>
        <translation>红涨绿跌</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/window/view_menu.py"/>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>WelcomeCard</name>
    <message>
        <location filename="../../pairguard_gui/ui/practice/welcome_card.py"/>
        <source>Close a position</source>
        <translation>平掉一个持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/welcome_card.py"/>
        <source>Connect OKX …</source>
        <translation>连接 OKX…</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/welcome_card.py"/>
        <source>Do not show this again</source>
        <translation>不再显示</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/welcome_card.py"/>
        <source>Drop the network</source>
        <translation>断开网络</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/welcome_card.py"/>
        <source>Lose an answer</source>
        <translation>丢失应答</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/welcome_card.py"/>
        <source>See it work</source>
        <translation>看它工作</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/welcome_card.py"/>
        <source>Start guarding</source>
        <translation>开始守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/welcome_card.py"/>
        <source>Start guarding, then take a position away and watch it come back.</source>
        <translation>开始守护，然后平掉一个持仓，看它怎样补回来。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/practice/welcome_card.py"/>
        <source>Take a position away and watch the shield bring it back.</source>
        <translation>平掉一个持仓，看盾牌怎样把它补回来。</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Closed at</source>
        <translation>平仓时间</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Entry price</source>
        <translation>开仓均价</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Gone since</source>
        <translation>消失于</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Last seen</source>
        <translation>最后看到</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Liquidation price</source>
        <translation>强平价</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Looks without it</source>
        <translation>未见次数</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Margin of a refill</source>
        <translation>补仓保证金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Next act</source>
        <translation>下一步</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Not in the way</source>
        <translation>未触发</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Open since</source>
        <translation>开仓时间</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Position</source>
        <translation>持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Read</source>
        <translation>读取时间</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Refills in 24 hours</source>
        <translation>24 小时补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>Rules that apply</source>
        <translation>适用规则</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>The position is open. There is nothing to do.</source>
        <translation>持仓存在，无需处理。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>The refill is on its way.</source>
        <translation>正在补仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>This pair has not been looked at yet. The next check does.</source>
        <translation>尚未查看过这个交易对，下次检查会查看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>What happens next</source>
        <translation>接下来会发生什么</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>What speaks for a closing</source>
        <translation>平仓的证据</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>What the brakes say</source>
        <translation>各项暂停规则的判断</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>looked at again with the next check</source>
        <translation>下次检查时再看</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>none before you decide: refill now or stop protecting</source>
        <translation>等您决定：立即补仓或停止保护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>until {time}</source>
        <translation>至 {time}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>{margin} USDT, smallest order up to {lot} USDT</source>
        <translation>{margin} USDT，最小下单量不超过 {lot} USDT</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>{size} ct, {mode}, {leverage}×</source>
        <translation>{size} 张，{mode}，{leverage} 倍</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>{time} ({age})</source>
        <translation>{time}（{age}）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_facts.py"/>
        <source>{time}, in {left}</source>
        <translation>{time}，还有 {left}</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_panel.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_panel.py"/>
        <source>Copy all of this</source>
        <translation>复制全部内容</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_panel.py"/>
        <source>Why this pair is as it is</source>
        <translation>这个交易对为何如此</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/ui/pairs/why_panel.py"/>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>Armed</source>
        <translation>已启用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>Guarding started</source>
        <translation>已开始守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>Guarding stopped</source>
        <translation>已停止守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>It was closed by a delisting.</source>
        <translation>原仓位因下架平仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>It was closed by another program.</source>
        <translation>原仓位被其他程序平仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>It was closed by auto-deleveraging (ADL).</source>
        <translation>原仓位被自动减仓 (ADL)。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>It was closed by hand.</source>
        <translation>原仓位被手动平仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>It was closed by take-profit or stop-loss.</source>
        <translation>原仓位因止盈止损平仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>It was liquidated.</source>
        <translation>原仓位被强平。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>Opened {size} contract ≈ {margin} USDT at {price}.</source>
        <translation>补开 {size} 张，约 {margin} USDT，均价 {price}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>Opened {size} contracts ≈ {margin} USDT at {price}.</source>
        <translation>补开 {size} 张，约 {margin} USDT，均价 {price}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>Refill {nth} of {cap} today.</source>
        <translation>今日第 {nth}/{cap} 次。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>Rules changed</source>
        <translation>规则已变更</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>Rules of {pair} changed</source>
        <translation>{pair} 的规则已变更</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>The account cannot be seen</source>
        <translation>看不到账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>The account is seen again</source>
        <translation>账户恢复可见</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>The account was released</source>
        <translation>账户已放行</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>The guard stopped</source>
        <translation>守护已停止</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>The whole account is on hold</source>
        <translation>整个账户待您确认</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>Who closed it is not known.</source>
        <translation>平仓者未知。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>proof {marks}</source>
        <translation>证据 {marks}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>smallest order, dearer than your margin</source>
        <translation>最小下单量，超过您设定的保证金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{cause} (order {order})</source>
        <translation>{cause}（订单 {order}）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/pair_names.py"/>
        <source>{coin} long</source>
        <translation>{coin} 多单</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/pair_names.py"/>
        <source>{coin} short</source>
        <translation>{coin} 空单</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{line} · way out: {out}</source>
        <translation>{line} · 出路：{out}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{margin} USDT</source>
        <translation>{margin} USDT</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{nth} of {cap} today</source>
        <translation>今日第 {nth}/{cap} 次</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} is guarded again</source>
        <translation>{pair} 已恢复守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} is left alone</source>
        <translation>{pair} 已暂停守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} is no longer protected</source>
        <translation>{pair} 已移出保护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} is on hold</source>
        <translation>{pair} 待您确认</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} is open again, not by PairGuard</source>
        <translation>{pair} 已重新开仓，非 PairGuard 所为</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} is protected</source>
        <translation>{pair} 已加入保护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} is there after all</source>
        <translation>{pair} 其实还在</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} not refilled</source>
        <translation>{pair} 未能补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} refilled</source>
        <translation>已补仓 {pair}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} vanished</source>
        <translation>{pair} 已消失</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} waits</source>
        <translation>{pair} 等待中</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} was released</source>
        <translation>{pair} 已放行</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair} would have been refilled</source>
        <translation>{pair} 本应补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair}: order sent, no answer yet</source>
        <translation>{pair}：订单已发出，尚无应答</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair}: the order never came to be</source>
        <translation>{pair}：订单从未成立</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{pair}: worth knowing</source>
        <translation>{pair}：值得留意</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{size} contract @ {price}</source>
        <translation>{size} 张 @ {price}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/actions.py"/>
        <source>{size} contracts @ {price}</source>
        <translation>{size} 张 @ {price}</translation>
    </message>
</context>
<context>
    <name>api</name>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Call from a program on this computer.</source>
        <translation>请从本机程序调用。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Check done</source>
        <translation>检查完成</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Give each parameter once, in the form the documentation shows.</source>
        <translation>每个参数只给一次，格式见文档。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Guarding started</source>
        <translation>保护系统已启动</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Guarding stopped</source>
        <translation>保护系统已停止</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Send no body, or an empty JSON object as application/json.</source>
        <translation>请不带正文，或以 application/json 发送空的 JSON 对象。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Send no body.</source>
        <translation>请不带正文。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Send the header Authorization: Bearer TOKEN with the token from api.json in the profile folder.</source>
        <translation>请发送请求头 Authorization: Bearer TOKEN，令牌见配置文件夹中的 api.json。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>The accounts are: {known}.</source>
        <translation>现有账户：{known}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>The body did not arrive in time. Nothing was done.</source>
        <translation>正文没有及时到达。什么都没有做。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>The body is not plain JSON. Nothing was done.</source>
        <translation>正文不是普通 JSON。什么都没有做。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>The body is too large. Nothing was done.</source>
        <translation>正文过大。什么都没有做。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>The call was not meant for this address. Nothing was done.</source>
        <translation>该调用不是发给此地址的。什么都没有做。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>The calls are start, stop, check, status, pairs and actions.</source>
        <translation>可用的调用有 start、stop、check、status、pairs 和 actions。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>The query's {name} is unknown, doubled or not valid. Nothing was done.</source>
        <translation>查询参数 {name} 未知、重复或无效。什么都没有做。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>The token is missing or wrong. Nothing was done.</source>
        <translation>令牌缺失或错误。什么都没有做。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>There is no account {account}. Nothing was done.</source>
        <translation>没有账户 {account}。什么都没有做。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>There is no such call. Nothing was done.</source>
        <translation>没有这个调用。什么都没有做。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>This call is made with {methods}. Nothing was done.</source>
        <translation>该调用要用 {methods}。什么都没有做。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>This call takes no parameters in its body. Nothing was done.</source>
        <translation>该调用的正文不带参数。什么都没有做。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Use the method named.</source>
        <translation>请使用指出的方法。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Use the url from api.json in the profile folder.</source>
        <translation>请使用配置文件夹中 api.json 的 url。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/api_messages.py"/>
        <source>Web pages may not call PairGuard. Nothing was done.</source>
        <translation>网页不得调用 PairGuard。什么都没有做。</translation>
    </message>
</context>
<context>
    <name>briefs</name>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>API key unknown</source>
        <translation>API 密钥不存在</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>account blocked by OKX</source>
        <translation>账户被 OKX 限制</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>account changed: {what}</source>
        <translation>账户已变化：{what}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>account guarded already</source>
        <translation>账户已在守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>account limit of {count} refills reached</source>
        <translation>账户已达 {count} 次补仓上限</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>account not supported: {what}</source>
        <translation>账户不受支持：{what}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>address not allowed</source>
        <translation>IP 地址不允许</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>address refused</source>
        <translation>地址被拒</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>another PairGuard trades here</source>
        <translation>另一个 PairGuard 在此交易</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>answer not to be trusted</source>
        <translation>应答不可信</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>budget of {limit} USDT used up</source>
        <translation>{limit} USDT 额度已用完</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>cause unknown: you decide</source>
        <translation>原因未知：请您决定</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>certificates cannot be used</source>
        <translation>证书无法使用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>clock has jumped</source>
        <translation>时钟跳变</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>clock is off</source>
        <translation>时钟不准</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>closed by ADL: you decide</source>
        <translation>自动减仓：请您决定</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>closed by hand: you decide</source>
        <translation>手动平仓：请您决定</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>closing not on record yet</source>
        <translation>平仓记录未到</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>contract value {contract_value} instead of {known}</source>
        <translation>合约面值为 {contract_value}，已知为 {known}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>cooling down until {until}</source>
        <translation>冷却至 {until}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>database trouble</source>
        <translation>数据库故障</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>doubtful leverage {leverage}, last {last}</source>
        <translation>杠杆存疑：{leverage} 倍，此前 {last} 倍</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>empty list, margin in use</source>
        <translation>列表为空但保证金被占用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>error in PairGuard</source>
        <translation>PairGuard 出错</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>exchange just came back</source>
        <translation>交易所刚恢复</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>exchange overloaded</source>
        <translation>交易所繁忙</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>filled, not listed yet</source>
        <translation>已成交，列表未更新</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>fills could not be read</source>
        <translation>无法读取成交明细</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>guard is off</source>
        <translation>未守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>guard is on</source>
        <translation>守护已开启</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>guard stopped</source>
        <translation>守护已停止</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>in the next request</source>
        <translation>下一批发送</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>isolated margin with manual transfers</source>
        <translation>逐仓保证金为手动划转</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key bound to no address</source>
        <translation>密钥未绑定 IP</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key lacks a right</source>
        <translation>密钥缺少权限</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key may only read</source>
        <translation>密钥只读</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key may withdraw</source>
        <translation>密钥可提币</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key not deleted</source>
        <translation>密钥未删除</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key not in the key store</source>
        <translation>密钥库中没有密钥</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key of the other environment</source>
        <translation>密钥属于另一环境</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key store does not answer</source>
        <translation>密钥库无应答</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key store failed</source>
        <translation>密钥库故障</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key store locked</source>
        <translation>密钥库已锁定</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>key store not safe</source>
        <translation>密钥库不安全</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>last and mark price apart</source>
        <translation>最新价与标记价偏离</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>last look too old</source>
        <translation>上次查看过旧</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>late answer</source>
        <translation>应答过迟</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>leverage not known</source>
        <translation>杠杆倍数未知</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>leverage now {leverage}, was {last}</source>
        <translation>杠杆现为 {leverage} 倍，原为 {last} 倍</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>leverage {leverage} instead of {last}</source>
        <translation>杠杆为 {leverage} 倍，原为 {last} 倍</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>limit of {count} refills reached</source>
        <translation>已达 {count} 次补仓上限</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>liquidated: you decide</source>
        <translation>被强平：请您决定</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>looking again</source>
        <translation>复查中</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>maintenance</source>
        <translation>维护中</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>many gone at once: you decide</source>
        <translation>多个同时消失：请您决定</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>margin mode refused</source>
        <translation>保证金模式被拒</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>name not usable</source>
        <translation>名称不可用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>name taken</source>
        <translation>名称已占用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>no check for too long</source>
        <translation>太久没有检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>no key store</source>
        <translation>没有密钥库</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>no open position</source>
        <translation>没有持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>no record of the closing: you decide</source>
        <translation>没有平仓记录：请您决定</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>no such account</source>
        <translation>没有该账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>no such colour</source>
        <translation>没有这种颜色</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>nobody offers a price</source>
        <translation>无人报价</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>nobody to trade with</source>
        <translation>无对手盘</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>not armed by a person yet</source>
        <translation>尚未由人启用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>not listed</source>
        <translation>不存在</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>not protected</source>
        <translation>未受保护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>not settled in USDT</source>
        <translation>非 USDT 结算</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>old answer</source>
        <translation>应答过旧</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>only watched</source>
        <translation>仅观察</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>order not settled</source>
        <translation>订单未明</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>order refused: {okx}</source>
        <translation>订单被拒：{okx}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>order worth {value} USDT instead of {limit}</source>
        <translation>订单价值 {value} USDT，上限 {limit} USDT</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>paused until {until}</source>
        <translation>暂停至 {until}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>position on the other side</source>
        <translation>有反向持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>price refused: {okx}</source>
        <translation>价格被拒绝：{okx}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>price too old</source>
        <translation>价格过旧</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>profile folder unusable</source>
        <translation>配置文件夹不可用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>protected already</source>
        <translation>已在保护中</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>proxy refused</source>
        <translation>代理被拒</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>proxy would see the key</source>
        <translation>代理会看到密钥</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>refused: {okx}</source>
        <translation>被拒绝：{okx}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>rules looser than armed</source>
        <translation>规则比启用时宽松</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>smallest order costs {cost} USDT</source>
        <translation>最小一单需 {cost} USDT</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>somebody added to the position</source>
        <translation>持仓被他人加仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>still there when asked by name</source>
        <translation>单独查询仍存在</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>stopped before it was sent</source>
        <translation>发出前已停止</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>suspended or delisted</source>
        <translation>已暂停交易或下架</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>table out of date</source>
        <translation>表格已过时</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>take-profit or stop-loss: you decide</source>
        <translation>止盈止损：请您决定</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>ten orders unfilled, ids free at {until}</source>
        <translation>十个订单未成交，编号于 {until} 可用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>time of the exchange unknown</source>
        <translation>交易所时间未知</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>too little free margin</source>
        <translation>可用保证金不足</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>too many requests</source>
        <translation>请求过多</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>trading paused</source>
        <translation>交易暂停</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>vanished while away: you decide</source>
        <translation>守护中断时消失：请您决定</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>wrong passphrase</source>
        <translation>口令错误</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>wrong signature</source>
        <translation>签名错误</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>{pair}: order carried out {count} times</source>
        <translation>{pair}：订单被执行了 {count} 次</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>{pair}: {filled} contracts instead of {ordered}</source>
        <translation>{pair}：成交 {filled} 张，应为 {ordered} 张</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>{pair}: {margin} USDT of margin instead of {meant}</source>
        <translation>{pair}：占用保证金 {margin} USDT，应为 {meant} USDT</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>--env is missing: demo or live</source>
        <translation>缺少 --env：demo 或 live</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/brakes.py"/>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>A refill opens</source>
        <translation>补仓可开</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>API key (not shown): </source>
        <translation>API key（不显示）：</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Budget</source>
        <translation>额度</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Checked</source>
        <translation>上次检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/brakes.py"/>
        <source>Evidence: {evidence}</source>
        <translation>证据：{evidence}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>FAILED</source>
        <translation>失败</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/preflight.py"/>
        <source>Free now: {free} USDT.</source>
        <translation>当前可用：{free} USDT。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>Keeps a fixed set of OKX perpetual positions from ever being empty.</source>
        <translation>让一组固定的 OKX 永续合约仓位永不为空。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>Leverage</source>
        <translation>杠杆</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>Login of the proxy, name:password (not shown): </source>
        <translation>代理的登录 name:password（不显示）：</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>Margin</source>
        <translation>保证金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Mark</source>
        <translation>标记价</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Missing: {pairs}</source>
        <translation>缺失：{pairs}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Next check</source>
        <translation>下次检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>No PairGuard that takes commands is running with the profile {profile}. Nothing was done. Start one with `pairguard run --headless`, or name its folder with --profile.</source>
        <translation>没有以配置 {profile} 运行并接受命令的 PairGuard。什么都没有做。请用 `pairguard run --headless` 启动，或用 --profile 指出其文件夹。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>No pair is protected yet, or the first check is still under way.</source>
        <translation>还没有受保护的交易对，或首次检查仍在进行。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>No pair is protected yet.</source>
        <translation>还没有受保护的交易对。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Nothing has happened yet.</source>
        <translation>还没有发生任何事。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>Nothing of {account} is on hold. Nothing was changed.</source>
        <translation>{account} 没有待处理的暂停。什么都没有改变。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>Nothing was kept. Put right what the lights say, then add the account again.</source>
        <translation>什么都没有保存。请按指示灯的提示改正后再添加账户。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>Only pairs are on hold. Nothing was changed: add --pair and the pair's name, or --pair all.</source>
        <translation>只有交易对被暂停。什么都没有改变：请加上 --pair 和交易对名称，或 --pair all。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Open and not protected: {pairs}</source>
        <translation>持有但未受保护：{pairs}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>Other programs can read what stands in a command, so the proxy's password is not taken there. Nothing was kept. Add --proxy-login and enter name:password when asked, or as the fourth line with --stdin.</source>
        <translation>其他程序能读到命令行内容，因此不在命令行接受代理密码。什么都没有保存。请加 --proxy-login 并在询问时输入 name:password，或配合 --stdin 放在第四行。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>P&amp;L</source>
        <translation>盈亏</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>Pair</source>
        <translation>交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>PairGuard ends. What it knows is kept for the next start.</source>
        <translation>PairGuard 结束。已知的一切保留到下次启动。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>PairGuard guards the practice account at {exchange}. Nothing is sent to OKX. Profile: {folder}</source>
        <translation>PairGuard 守护 {exchange} 上的练习账户。不会向 OKX 发送任何内容。配置：{folder}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>PairGuard guards {accounts}. Profile: {folder}</source>
        <translation>PairGuard 正在守护 {accounts}。配置文件夹：{folder}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>PairGuard is running but does not answer ({detail}). Look at its window or its log file.</source>
        <translation>PairGuard 在运行但没有应答（{detail}）。请查看其窗口或日志文件。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>Pairs</source>
        <translation>交易对</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>Passphrase (not shown): </source>
        <translation>Passphrase（不显示）：</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>Port {port} cannot be used ({detail}). Nothing was started. Choose another one with --api-port, or 0 for any free one.</source>
        <translation>端口 {port} 无法使用（{detail}）。什么都没有启动。请用 --api-port 另选一个，或用 0 选任一空闲端口。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>Port {port} is in use by another program, or cannot be used. Nothing was started. Choose another one with --port, or 0 for any free one.</source>
        <translation>端口 {port} 已被其他程序占用或无法使用。什么都没有启动。请用 --port 另选一个，或用 0 选任一空闲端口。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>Port {port} is in use by another program. Nothing was started. Choose another one with --api-port, or 0 for any free one.</source>
        <translation>端口 {port} 已被其他程序占用。什么都没有启动。请用 --api-port 另选一个，或用 0 选任一空闲端口。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Refills</source>
        <translation>补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>Secret (not shown): </source>
        <translation>Secret（不显示）：</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Shield</source>
        <translation>保护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Shield: {shield}.</source>
        <translation>保护：{shield}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>Side</source>
        <translation>方向</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>Size</source>
        <translation>张数</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/preflight.py"/>
        <source>That does not last for the worst day. Refills would wait for money.</source>
        <translation>这不够应付最坏的一天，补仓会因资金不足而等待。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>The key has three parts: API key, secret and passphrase. One is missing, so nothing was kept.</source>
        <translation>密钥有三部分：API key、secret 和 passphrase。缺少其中一部分，因此什么都没有保存。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>The key holds a sign that OKX never uses, so nothing was kept. Copy the three parts again, without blanks or quotes around them.</source>
        <translation>密钥中含有 OKX 不会使用的字符，因此什么都没有保存。请重新复制三部分，前后不要带空格或引号。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>The settings file was damaged. What was chosen on screen is as at the first start; accounts, rules and history are not affected. The old file is {file}</source>
        <translation>设置文件已损坏。界面上的选择已恢复为首次启动时的状态；账户、规则和历史记录不受影响。旧文件在：{file}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/brakes.py"/>
        <source>The whole account</source>
        <translation>整个账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>There is no account yet. `pairguard account add NAME --env demo` adds one.</source>
        <translation>还没有账户。`pairguard account add NAME --env demo` 可添加一个。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>There is no account {account} here. Nothing was changed. `pairguard status` tells which there are.</source>
        <translation>这里没有账户 {account}。什么都没有改变。`pairguard status` 会列出现有账户。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>There is no rule “{rule}”. Nothing was changed. The rules are: {allowed}.</source>
        <translation>没有“{rule}”这条规则。什么都没有改变。规则有：{allowed}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>There is no screen here. Nothing was started. Use `pairguard run --headless`.</source>
        <translation>这里没有屏幕。什么都没有启动。请使用 `pairguard run --headless`。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>There is no terminal to ask for the key. Nothing was kept. Add --stdin and give the three parts as three lines.</source>
        <translation>没有终端可以询问密钥。什么都没有保存。请加上 --stdin 并用三行给出三部分。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/preflight.py"/>
        <source>These would not be refilled now: {pairs}</source>
        <translation>这些交易对现在无法补仓：{pairs}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>This command cannot be read: {detail}. Nothing was done. `pairguard --help` shows how it is written.</source>
        <translation>无法理解该命令：{detail}。什么都没有做。写法见 `pairguard --help`。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>This profile has no account yet, so it has no rules. Nothing was changed. Start PairGuard once, e.g. `pairguard run --practice`.</source>
        <translation>这个配置文件夹还没有账户，也就没有规则。什么都没有改变。请先启动一次 PairGuard，例如 `pairguard run --practice`。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>Usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/brakes.py"/>
        <source>Way out: {out}</source>
        <translation>出路：{out}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/preflight.py"/>
        <source>With these rules PairGuard can open at most {budget} USDT of margin and {cap} refills a day.</source>
        <translation>按这些规则，PairGuard 每天最多使用 {budget} USDT 保证金、补仓 {cap} 次。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>`account list` takes no name</source>
        <translation>`account list` 不需要名称</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>a database that keeps what is written</source>
        <translation>能保存数据的数据库</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>a test exchange on this computer in place of OKX</source>
        <translation>用本机的测试交易所代替 OKX</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>add, list, check, arm, release, change or remove accounts, while PairGuard is not running</source>
        <translation>添加、列出、检查、授权、放行、修改或移除账户（PairGuard 未运行时）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>another name, for rename</source>
        <translation>新名称，用于 rename</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>armed</source>
        <translation>已授权</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>ask for the proxy's name:password too</source>
        <translation>同时询问代理的 name:password</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>both languages</source>
        <translation>两种语言</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>demo trading or real money</source>
        <translation>模拟盘或实盘</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>folder of settings, database and log</source>
        <translation>存放设置、数据库和日志的文件夹</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>guard from the first complete look on</source>
        <translation>首次完整检查后即开始守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>how many lines at most</source>
        <translation>最多多少行</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>how the guard of an account stands</source>
        <translation>账户的守护状态</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>http://host:port or socks5://host:port; left out: none, or for rekey as before</source>
        <translation>http://主机:端口 或 socks5://主机:端口；省略则不使用，rekey 时则保持不变</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>language: zh_CN or en</source>
        <translation>语言：zh_CN 或 en</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/brakes.py"/>
        <source>last seen {time}</source>
        <translation>最后一次看到于 {time}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>look at the account now</source>
        <translation>立即检查账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/brakes.py"/>
        <source>missing since {time}, looks: {looks}</source>
        <translation>自 {time} 起缺失，已查看 {looks} 次</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_tables.py"/>
        <source>not armed</source>
        <translation>未授权</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/preflight.py"/>
        <source>not open now</source>
        <translation>当前无持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>number that decides how prices move</source>
        <translation>决定价格走势的数字</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>ok    </source>
        <translation>正常</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>on the practice exchange, with simulated money</source>
        <translation>使用练习交易所，资金为模拟</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>one closed position, one refill</source>
        <translation>平一个仓位，补一次仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>only `account rename` takes a second name</source>
        <translation>只有 `account rename` 需要第二个名称</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>port of the local HTTP interface (0: any free one)</source>
        <translation>本地 HTTP 接口端口（0：任一空闲端口）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>port to listen on (0: any free one)</source>
        <translation>监听端口（0：任一空闲端口）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>print JSON, for programs</source>
        <translation>输出 JSON，供程序使用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>print the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>print this help</source>
        <translation>显示本帮助</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>read API key, secret and passphrase as three lines</source>
        <translation>从三行读取 API key、secret 和 passphrase</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>remove the account though its key cannot be deleted now</source>
        <translation>即使现在无法删除密钥，也移除该账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>rules to set, e.g. pair_cap=5</source>
        <translation>要设置的规则，例如 pair_cap=5</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>run the practice exchange alone</source>
        <translation>单独运行练习交易所</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>show or set the rules, while PairGuard is not running</source>
        <translation>查看或设置规则（PairGuard 未运行时）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>show them, or set some of them</source>
        <translation>查看规则，或设置其中几条</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>start PairGuard (what happens without a command)</source>
        <translation>启动 PairGuard（不写命令时即为此）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>start guarding</source>
        <translation>开始守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>stop guarding, at once</source>
        <translation>立即停止守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>the account's name, 1 to 32 signs</source>
        <translation>账户名称，1 到 32 个字符</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>the certificates for safe connections</source>
        <translation>安全连接所需的证书</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>the name of the account is missing</source>
        <translation>缺少账户名称</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>the new name of the account is missing</source>
        <translation>缺少账户的新名称</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>the practice exchange</source>
        <translation>练习交易所</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>the program's own files</source>
        <translation>程序自带文件</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>the protected pairs, one a line</source>
        <translation>受保护的交易对，每行一个</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>the rules of one pair, e.g. BNB-USDT-SWAP_short</source>
        <translation>某个交易对的规则，例如 BNB-USDT-SWAP_short</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/preflight.py"/>
        <source>the smallest lot</source>
        <translation>最小下单量</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>the window system</source>
        <translation>窗口系统</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>there is no command {name}</source>
        <translation>没有命令 {name}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>there is no option {name} here</source>
        <translation>这里没有选项 {name}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>try on this computer everything that PairGuard needs</source>
        <translation>在本机试一遍 PairGuard 所需的一切</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>what happened</source>
        <translation>发生过什么</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>what to do</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>where the account was registered: okx.com, my.okx.com or app.okx.com</source>
        <translation>账户注册的站点：okx.com、my.okx.com 或 app.okx.com</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>which account (the first one if left out)</source>
        <translation>哪个账户（省略则为第一个）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>with release: the pair to let go of, or all (the account's own hold if left out)</source>
        <translation>用于 release：要放行的交易对，或 all（省略时放行账户本身的暂停）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>with the window out of the way</source>
        <translation>窗口最小化启动</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>without a window: tell what happens, line by line</source>
        <translation>不开窗口：逐行讲述发生的事</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{account} goes on with the new key, which is kept in {place}.</source>
        <translation>{account} 改用新密钥，密钥保存在 {place} 中。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{account} is armed with {count} pairs. Guarding begins with `pairguard run --start`, with `pairguard start`, or in the window.</source>
        <translation>{account} 已授权守护 {count} 个交易对。用 `pairguard run --start`、`pairguard start` 或在窗口中开始守护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{account} is called {new} from now on. Its key and its history went along.</source>
        <translation>{account} 从现在起名为 {new}，密钥和历史记录一并保留。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{account} trades real money. Type {word} to let PairGuard refill these pairs from now on:</source>
        <translation>{account} 使用真实资金。输入 {word} 以允许 PairGuard 今后为这些交易对补仓：</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{account} was added. Its key is kept in {place}. Nothing is guarded yet: `pairguard account arm {account}` shows what refills would open.</source>
        <translation>已添加 {account}，密钥保存在 {place}。尚未开始守护：`pairguard account arm {account}` 会显示补仓将开多少。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{account} was not armed. Nothing was changed.</source>
        <translation>{account} 未授权。什么都没有改变。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{account} was not released. Nothing was changed.</source>
        <translation>{account} 未放行。什么都没有改变。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{account} was released and is armed as it stands now. Nothing is opened before PairGuard guards again.</source>
        <translation>{account} 已放行，并按现在的状态授权。在 PairGuard 重新守护之前，不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{account} was removed and its key deleted. Its history is kept.</source>
        <translation>{account} 已移除，密钥已删除，历史记录保留。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{account} was removed. Its key may still be in the key store of this computer: PairGuard uses it no more and deletes it when the key store answers again. Its history is kept.</source>
        <translation>已移除 {account}。其密钥可能仍在本机密钥库中：PairGuard 不再使用它，待密钥库恢复后即删除。历史记录已保留。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>{message}: {protected} pairs protected, {open} open.</source>
        <translation>{message}：受保护 {protected} 个，持有 {open} 个。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>{open} of {protected} protected pairs are open.</source>
        <translation>受保护的 {protected} 个交易对中有 {open} 个持有。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>{option} wants a value</source>
        <translation>{option} 需要一个值</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/account_prompts.py"/>
        <source>{pair} was released. Nothing is opened before PairGuard guards again and finds no other brake in the way.</source>
        <translation>{pair} 已放行。在 PairGuard 重新守护并确认没有其他暂停规则阻止之前，不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>{protected} protected, {open} open, {missing} missing</source>
        <translation>受保护 {protected}，持有 {open}，缺失 {missing}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>{rule} cannot be “{value}”. Nothing was changed. Choose one of: {allowed}.</source>
        <translation>{rule} 不能是“{value}”。什么都没有改变。请选择：{allowed}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>{rule} is a rule of the whole account, not of one pair. Nothing was changed. For one pair there are: {allowed}.</source>
        <translation>{rule} 是整个账户的规则，不能用于单个交易对。什么都没有改变。单个交易对可用：{allowed}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>{rule}={value} is out of range. Nothing was changed. Allowed is {allowed}.</source>
        <translation>{rule}={value} 超出范围。什么都没有改变。允许范围：{allowed}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/command_line.py"/>
        <source>{text} is not possible, only {allowed}</source>
        <translation>{text} 不可用，只能是 {allowed}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>{today} in 24 h (limit {cap}), {total} in all</source>
        <translation>24 小时内 {today} 次（上限 {cap}），共 {total} 次</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/terminal.py"/>
        <source>{used} of {limit} USDT in 24 h</source>
        <translation>24 小时内 {used} / {limit} USDT</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/cli/problems.py"/>
        <source>“{value}” is not a number that fits {rule}. Nothing was changed. Allowed is {allowed}.</source>
        <translation>“{value}”不是适合 {rule} 的数字。什么都没有改变。允许范围：{allowed}。</translation>
    </message>
</context>
<context>
    <name>details</name>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>A filter in front of the exchange turns this connection away (403), most often for the address of a VPN or proxy. Choose another server there, or go without.</source>
        <translation>交易所前端的过滤系统拒绝了此连接（403），多半是因为 VPN 或代理的地址。请在其中换一个服务器，或不使用它。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>A web page came in place of the exchange's answer, as from a network that wants a login. Open any web page in a browser and log in; else check VPN and proxy.</source>
        <translation>收到的是网页而不是交易所的应答，需要登录的网络常会如此。请用浏览器打开任一网页完成登录；否则请检查 VPN 和代理。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>Another PairGuard has this profile open. Use that one, or end it first.</source>
        <translation>另一个 PairGuard 正在使用该配置。请使用那一个，或先结束它。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>No connection to the exchange came about in time. Check the internet connection and the VPN; if this lasts, something on the way blocks it: try another network or a proxy.</source>
        <translation>未能及时连上交易所。请检查网络连接和 VPN；若持续如此，则是途中被阻断：请换用其他网络或代理。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>No encrypted connection came about: something on the way answers in the exchange's place, or stops it. If this network wants a login, open any web page in a browser and log in; else check VPN and proxy.</source>
        <translation>未能建立加密连接：途中有程序代替交易所应答，或阻断了连接。若该网络需要登录，请用浏览器打开任一网页完成登录；否则请检查 VPN 和代理。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard runs with this profile already (process {pid}). Use that one, or end it first.</source>
        <translation>PairGuard 已用该配置运行（进程 {pid}）。请使用那一个，或先结束它。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database cannot be opened ({detail}). Choose another profile folder with --profile.</source>
        <translation>无法打开 PairGuard 的数据库（{detail}）。请用 --profile 另选配置文件夹。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database file is not a database. It was left as it is; move it away or put a backup in its place.</source>
        <translation>PairGuard 的数据库文件不是数据库。文件保持原样；请将其移走，或换上备份。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database holds something unreadable ({detail}). It was left as it is; put a backup in its place.</source>
        <translation>PairGuard 的数据库中有无法读取的内容（{detail}）。文件保持原样；请换上备份。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database is closed already. Start PairGuard anew.</source>
        <translation>PairGuard 的数据库已经关闭。请重新启动 PairGuard。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database is damaged ({detail}). It was left as it is; put a backup in its place.</source>
        <translation>PairGuard 的数据库已损坏（{detail}）。文件保持原样；请换上备份。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database is gone, but its rollback file is still there ({detail}). Put the database back, or delete that file to begin anew.</source>
        <translation>PairGuard 的数据库不见了，但回滚文件还在（{detail}）。请放回数据库，或删除该文件重新开始。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database or its folder is read-only. Make the profile folder writable, or choose another one with --profile.</source>
        <translation>PairGuard 的数据库或其文件夹是只读的。请让配置文件夹可写，或用 --profile 另选一个。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database refused a step that must never happen ({rule}). Please report this with the log file.</source>
        <translation>PairGuard 的数据库拒绝了一个绝不应发生的步骤（{rule}）。请附上日志文件反馈。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database was changed by another program. It was left as it is; put a backup in its place.</source>
        <translation>PairGuard 的数据库被其他程序改动过。文件保持原样；请换上备份。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database was moved or deleted while in use. Put it back and start PairGuard anew.</source>
        <translation>PairGuard 的数据库在使用中被移动或删除。请放回原处并重新启动 PairGuard。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>PairGuard's database was written by a newer PairGuard (version {version}, this one knows {known}). It was left as it is; install the newer PairGuard.</source>
        <translation>PairGuard 的数据库由更新的版本写入（版本 {version}，本程序只认识 {known}）。文件保持原样；请安装较新的 PairGuard。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>SQLite {detail} on this computer is too old for PairGuard. Use a newer Python.</source>
        <translation>本机的 SQLite {detail} 对 PairGuard 来说太旧。请使用较新的 Python。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The certificate shown for the exchange belongs to somebody else, who answers in its place. If this network wants a login, open any web page in a browser and log in; else use another network.</source>
        <translation>所示证书不属于交易所，是别人在代替它应答。若该网络需要登录，请用浏览器打开任一网页完成登录；否则请换用其他网络。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The certificate shown for the exchange is not valid today. Check this computer's date; if it is right, something on the way answers in the exchange's place.</source>
        <translation>交易所一方所示的证书目前不在有效期内。请检查本机日期；若日期无误，则途中有别的程序在冒充交易所应答。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The certificate shown for the exchange is vouched for by nobody but itself. Something on the way reads along, such as an antivirus or a company's filter: leave OKX out there, or, if you trust it, choose its certificate under “Certificates” in the account's settings.</source>
        <translation>交易所一方出示的证书是自签名的，没有任何机构为其担保。途中有程序（例如杀毒软件或公司的过滤系统）在读取通信内容：请在那里排除 OKX；若您信任它，请在账户设置的“证书”中选用它的证书。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The certificate shown for the exchange was issued by somebody PairGuard does not know. Something on the way reads along, such as an antivirus or a company's filter: leave OKX out there, or, if you trust it, choose its certificate under “Certificates” in the account's settings.</source>
        <translation>PairGuard 不认识交易所一方所示证书的签发者。途中有程序（例如杀毒软件或公司的过滤系统）在读取通信内容：请在那里排除 OKX；若您信任它，请在账户设置的“证书”中选用它的证书。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The certificates chosen in PairGuard cannot be read, or there are none. Put the file back, or choose again under “Certificates” in the account's settings.</source>
        <translation>在 PairGuard 中选用的证书无法读取，或其中没有证书。请放回该文件，或在账户设置的“证书”中重新选择。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The connection to the exchange was cut. If this lasts, something on the way blocks it: try another network, a VPN or a proxy.</source>
        <translation>与交易所的连接被切断。若持续如此，则是途中被阻断：请换用其他网络、VPN 或代理。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The connection to the exchange was refused, most often by something on the way. Try another network, a VPN or a proxy.</source>
        <translation>与交易所的连接被拒绝，多半是途中被阻断。请换用其他网络、VPN 或代理。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>The disk does not read or write reliably ({detail}). Check it, and choose another profile folder with --profile.</source>
        <translation>磁盘读写不可靠（{detail}）。请检查磁盘，并用 --profile 另选配置文件夹。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>The disk is nearly full, so PairGuard cannot write its database. Free some space.</source>
        <translation>磁盘几乎已满，PairGuard 无法写入数据库。请腾出空间。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The exchange does not answer. If this lasts, check the internet connection.</source>
        <translation>交易所没有应答。若持续如此，请检查网络连接。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The exchange does not serve the place this connection comes from (451). Connect from where your account may be used.</source>
        <translation>交易所不向此连接所在的地区提供服务（451）。请从您的账户可以使用的地区连接。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The exchange was reached, but its answer did not come in time. If this lasts, the connection is too slow: try another network.</source>
        <translation>已连上交易所，但应答未及时到达。若持续如此，则是连接太慢：请换用其他网络。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The exchange's server was not found by its name. Check the internet connection, the VPN and the name server (DNS).</source>
        <translation>找不到交易所服务器的域名。请检查网络连接、VPN 和域名服务器（DNS）。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The host name of the proxy was not found. Check it in the account's settings, and the internet connection.</source>
        <translation>找不到代理的主机名。请在账户设置中检查它，并检查网络连接。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>The profile folder is on a network drive, where nothing is safe from being half written. Choose a folder on this computer with --profile.</source>
        <translation>配置文件夹位于网络驱动器上，写入可能不完整。请用 --profile 选择本机的文件夹。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The proxy answers, but does not get through to the exchange. Choose another server in it, or look at its log.</source>
        <translation>代理有应答，但连不上交易所。请在代理中换一个服务器，或查看它的日志。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The proxy does not answer in time. Start it anew, and check its kind, host and port in the account's settings.</source>
        <translation>代理未及时应答。请重新启动代理，并在账户设置中检查其类型、主机和端口。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The proxy does not speak HTTP. If it is a SOCKS5 proxy, choose SOCKS5 in the account's settings.</source>
        <translation>该代理不支持 HTTP。若它是 SOCKS5 代理，请在账户设置中选择 SOCKS5。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The proxy does not speak SOCKS5. If it is an HTTP proxy, choose HTTP in the account's settings.</source>
        <translation>该代理不支持 SOCKS5。若它是 HTTP 代理，请在账户设置中选择 HTTP。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The proxy refuses the connection: it is off, or its address is wrong. Start it, or correct host and port in the account's settings.</source>
        <translation>代理拒绝连接：它没有运行，或地址有误。请启动代理，或在账户设置中改正主机和端口。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>The proxy wants a user name and password, or does not take those it was given. Enter them in the account's settings.</source>
        <translation>代理要求用户名和密码，或不接受已填写的用户名和密码。请在账户设置中填写。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>This API key belongs to the other environment, demo instead of live or live instead of demo. Use a key of the right environment.</source>
        <translation>该 API 密钥属于另一环境（模拟盘与实盘弄混）。请使用正确环境的密钥。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>This computer forbids PairGuard the connection. Allow PairGuard in its firewall or antivirus.</source>
        <translation>本机禁止 PairGuard 联网。请在防火墙或杀毒软件中允许 PairGuard。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/network.py"/>
        <source>This computer has no way to the exchange. Check the internet connection and the VPN.</source>
        <translation>本机没有通往交易所的网络。请检查网络连接和 VPN。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>This is a key of demo trading. Choose demo, or make a key in live trading.</source>
        <translation>这是模拟盘的密钥。请选择模拟盘，或在实盘中创建密钥。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>This is a key of live trading. Choose live, or make a key in demo trading.</source>
        <translation>这是实盘的密钥。请选择实盘，或在模拟盘中创建密钥。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>a setting asks for a key store that PairGuard does not trust</source>
        <translation>某项设置要求使用 PairGuard 不信任的密钥库</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>apart</source>
        <translation>不一致</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>it cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>it holds no certificate</source>
        <translation>其中没有证书</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>it is a lead trader's account</source>
        <translation>这是带单交易员账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>it is another account</source>
        <translation>这是另一个账户</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>it is in spot mode</source>
        <translation>账户处于现货模式</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>it is not a folder</source>
        <translation>它不是文件夹</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>it may not be written to</source>
        <translation>没有写入权限</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>it uses portfolio margin</source>
        <translation>账户使用组合保证金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>other users of this computer may write to it</source>
        <translation>本机其他用户也能写入</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>the account mode was changed</source>
        <translation>账户模式已更改</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>the key store cannot be reached</source>
        <translation>无法访问密钥库</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>the key store does not answer</source>
        <translation>密钥库没有应答</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>the key store failed</source>
        <translation>密钥库出错</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>the key store is locked</source>
        <translation>密钥库已锁定</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>the position mode was changed</source>
        <translation>持仓模式已更改</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>this system has no list of its own</source>
        <translation>本系统没有自己的证书列表</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>you resume it</source>
        <translation>您恢复为止</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/details.py"/>
        <source>{seconds} s apart</source>
        <translation>相差 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} d ago</source>
        <translation>{n} 天前</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} h ago</source>
        <translation>{n} 小时前</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} min ago</source>
        <translation>{n} 分钟前</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/format.py"/>
        <source>{n} s ago</source>
        <translation>{n} 秒前</translation>
    </message>
</context>
<context>
    <name>lights</name>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>Bound to an address</source>
        <translation>绑定 IP</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>No right to withdraw</source>
        <translation>无提币权限</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>PairGuard does not use this key or account.</source>
        <translation>PairGuard 不使用这个密钥或账户。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>Right to trade</source>
        <translation>交易权限</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>The account could not be read with this key.</source>
        <translation>无法用这个密钥读取账户。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>This key can guard.</source>
        <translation>这个密钥可以守护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>This key can watch, and nothing is opened with it.</source>
        <translation>这个密钥只能观察，不会用它开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>bad</source>
        <translation>异常</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>caution</source>
        <translation>注意</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/key_lights.py"/>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>okx_codes</name>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Add this computer's address to the key on OKX.</source>
        <translation>请在 OKX 把本机地址加入密钥。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Allow it in the settings of the OKX account.</source>
        <translation>请在 OKX 账户设置中允许。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Allow more margin for this pair, or drop it.</source>
        <translation>请为该交易对放宽保证金，或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Cancel or close them on OKX.</source>
        <translation>请在 OKX 撤销这些挂单或平掉这些持仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Cancel some of them on OKX.</source>
        <translation>请在 OKX 撤销一些。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Cancel those orders on OKX.</source>
        <translation>请在 OKX 撤销这些订单。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Check position mode and margin mode on OKX.</source>
        <translation>请在 OKX 检查持仓模式和保证金模式。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Choose futures mode or multi-currency margin on OKX.</source>
        <translation>请在 OKX 选择合约模式或跨币种保证金模式。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Close positions or orders, or drop the pair.</source>
        <translation>请平仓或撤单，或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Drop the pair in this account.</source>
        <translation>请在该账户移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Drop the pair.</source>
        <translation>请移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Enable it in the settings of the OKX account.</source>
        <translation>请在 OKX 账户设置中启用。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Enter the passphrase that was chosen when the key was made.</source>
        <translation>请输入创建密钥时设定的口令。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Give the key the rights to read and to trade on OKX.</source>
        <translation>请在 OKX 为密钥授予读取和交易权限。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Install a newer PairGuard.</source>
        <translation>请安装较新的 PairGuard。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>It passes by itself within minutes.</source>
        <translation>几分钟内会自行恢复。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>It passes by itself.</source>
        <translation>会自行恢复。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>It was deleted, has expired after 14 idle days, or belongs to another OKX site.</source>
        <translation>密钥已删除、闲置 14 天过期，或属于 OKX 的另一站点。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>It was delisted or is not offered on this site. Drop the pair.</source>
        <translation>已下架或该站点不提供。请移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Log in to OKX to see the account's risk.</source>
        <translation>请登录 OKX 查看账户风险。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Log in to OKX to see what it asks for.</source>
        <translation>请登录 OKX 查看要求。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Make a new key on OKX and enter it.</source>
        <translation>请在 OKX 新建密钥并输入。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>OKX's risk rules for this account forbid it</source>
        <translation>OKX 的账户风控规则不允许</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Open the position with cross margin yourself, or drop the pair.</source>
        <translation>请自行以全仓开仓，或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>PairGuard looks again until it is certain.</source>
        <translation>PairGuard 会反复查询直到确定。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>PairGuard looks the order up before it does anything else.</source>
        <translation>PairGuard 会先查询该订单，再做其他事。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>PairGuard reads the instrument again and tries once more.</source>
        <translation>PairGuard 会重新读取合约信息再试一次。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>PairGuard reads the order again.</source>
        <translation>PairGuard 会重新读取订单。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>PairGuard reads the positions again.</source>
        <translation>PairGuard 会重新读取持仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>PairGuard takes a new price and tries again.</source>
        <translation>PairGuard 会取新价格重试。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>PairGuard tries again by itself.</source>
        <translation>PairGuard 会自动重试。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>PairGuard tries again by itself. If it repeats, check the computer's clock.</source>
        <translation>PairGuard 会自动重试。若反复出现，请检查电脑时钟。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>PairGuard tries again later.</source>
        <translation>PairGuard 稍后重试。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Put USDT into the trading account.</source>
        <translation>请向交易账户转入 USDT。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Set the leverage on OKX, after cancelling open orders and bots of the instrument.</source>
        <translation>请先撤销该合约的订单和策略，再在 OKX 设置杠杆。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Sign it in the OKX app.</source>
        <translation>请在 OKX 应用中签署。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Stop other programs that use the same key, or wait.</source>
        <translation>请停止使用同一密钥的其他程序，或等待。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Switch on setting the time automatically.</source>
        <translation>请开启自动校时。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>The secret does not belong to this key. Enter both anew.</source>
        <translation>私钥与该密钥不匹配，请重新输入。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>This is an error in PairGuard. Please report it with the log file.</source>
        <translation>这是 PairGuard 的错误，请附上日志文件反馈。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Use a key of the right environment.</source>
        <translation>请使用正确环境的密钥。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Usually maintenance. It passes by itself.</source>
        <translation>通常是维护，会自行恢复。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>Wait until OKX resumes it, or drop the pair.</source>
        <translation>请等待 OKX 恢复，或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>a part of the order does not fit the account's settings</source>
        <translation>订单的某项与账户设置不符</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>a protection of the market is on</source>
        <translation>市场保护已触发</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>above a position or order limit of OKX</source>
        <translation>超过 OKX 的持仓或下单上限</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>an order of this id exists already</source>
        <translation>该编号的订单已存在</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>below the smallest order</source>
        <translation>低于最小下单量</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>in conflict with reduce-only orders</source>
        <translation>与只减仓订单冲突</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>isolated margin is not available in this account mode</source>
        <translation>该账户模式不支持逐仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>no market data now</source>
        <translation>暂无行情</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>no such order</source>
        <translation>没有该订单</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>no such position</source>
        <translation>没有该仓位</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>nobody offers a price</source>
        <translation>无人报价</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>not allowed for a lead trader</source>
        <translation>带单交易员不允许</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>not allowed for this account by law or for lack of identification</source>
        <translation>因法规或未完成认证，该账户不允许</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>not allowed from this internet address</source>
        <translation>不允许从该 IP 地址访问</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>not available in demo trading</source>
        <translation>模拟盘不提供</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>open orders or positions of the instrument are in the way</source>
        <translation>该合约现有的挂单或持仓妨碍了这次下单</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>settlement or funding is being worked out</source>
        <translation>正在结算或收取资金费</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the API key does not exist</source>
        <translation>API 密钥不存在</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the API key is not valid</source>
        <translation>API 密钥无效</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the API key lacks the right for this</source>
        <translation>API 密钥没有该权限</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the account is blocked or limited</source>
        <translation>账户被冻结或受限</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the account is frozen for a moment by liquidation, ADL or funding</source>
        <translation>账户因强平、自动减仓或资金费暂时冻结</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the account mode does not allow it</source>
        <translation>账户模式不允许</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the contract wants a disclaimer signed first</source>
        <translation>该合约需先签署免责声明</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the currency is not enabled as collateral</source>
        <translation>该币种未启用为保证金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the currency or instrument is blocked in the account's settings</source>
        <translation>该币种或合约在账户设置中被禁用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the exchange is overloaded</source>
        <translation>交易所过载</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the exchange took too long; the order may or may not exist</source>
        <translation>交易所超时，订单可能存在也可能不存在</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the instrument does not exist here</source>
        <translation>此处没有该合约</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the instrument is being delisted</source>
        <translation>该合约正在下架</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the instrument is in its opening auction</source>
        <translation>该合约处于开盘竞价</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the instrument is not offered to this account</source>
        <translation>该账户不提供该合约</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the key belongs to the other environment, demo or live</source>
        <translation>密钥属于另一环境（模拟盘或实盘）</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the leverage is not allowed or cannot be changed now</source>
        <translation>杠杆不允许或现在不能更改</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the order arrived too late and was not placed</source>
        <translation>订单到达过迟，未下达</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the order is finished already</source>
        <translation>订单已结束</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the price is outside OKX's limits</source>
        <translation>价格超出 OKX 限价</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the request is malformed</source>
        <translation>请求格式有误</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the service is not available now</source>
        <translation>服务暂不可用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>the size is no multiple of the lot</source>
        <translation>数量不是最小单位的整数倍</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>this computer's clock is off</source>
        <translation>本机时钟不准</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>this function of the API has been closed</source>
        <translation>该接口已关闭</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>too little free margin</source>
        <translation>可用保证金不足</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>too many open orders</source>
        <translation>未成交订单过多</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>too many requests</source>
        <translation>请求过多</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>trading in this instrument is suspended</source>
        <translation>该合约已暂停交易</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>wrong passphrase</source>
        <translation>口令错误</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/okx_codes.py"/>
        <source>wrong signature</source>
        <translation>签名错误</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>A clock has jumped. Nothing is opened until the time is certain again. PairGuard measures again by itself.</source>
        <translation>时钟发生跳变。时间确定之前不会开仓。PairGuard 会自动再次测量。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>A test exchange on this computer is spoken to without encryption, so a proxy elsewhere would see the key. Nothing was sent. Leave the proxy out, or name one on this computer.</source>
        <translation>与本机测试交易所的通信未加密，因此别处的代理会看到密钥。没有发送任何内容。请不使用代理，或填写本机上的代理。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>An order for {pair} filled {filled} contracts instead of {ordered}. Nothing more is opened on this account. Look at the position on OKX and reduce it if you like, then release the account.</source>
        <translation>{pair} 的一笔订单成交了 {filled} 张，而非 {ordered} 张。该账户不再开仓。请在 OKX 上查看该持仓，可自行减仓，然后放行账户。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>Another PairGuard ({theirs}) sends orders on this account. This one ({ours}) opens nothing. Stop one of the two, then release the account.</source>
        <translation>另一个 PairGuard（{theirs}）正在该账户下单。本程序（{ours}）不会开仓。请停掉其中一个，再放行账户。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>Guarding was stopped. Nothing is opened. Start guarding to have it refilled.</source>
        <translation>守护已停止。不会开仓。开始守护即可补仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>Isolated margin is set to manual transfers on OKX, and PairGuard cannot refill isolated positions then. It opens none of them; cross positions are not affected. Switch to automatic transfers on OKX, or protect cross positions only.</source>
        <translation>OKX 上的逐仓保证金设为手动划转，此时 PairGuard 无法补逐仓仓位。逐仓不会开仓；全仓不受影响。请在 OKX 改为自动划转，或只保护全仓仓位。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>Many positions vanished at once. Nothing is opened for those without a closing on record until you decide. Look at OKX, then refill or drop the pair.</source>
        <translation>多个仓位同时消失。没有平仓记录的，在您决定之前不会开仓。请查看 OKX，再选择补仓或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>More is missing than one check can open. Nothing was opened for this pair yet; its turn comes in a moment.</source>
        <translation>缺失的仓位多于一次检查所能开立的数量。该交易对尚未开仓，稍后即轮到它。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>No check has come to an end for too long. What is open is unknown and nothing is counted on. PairGuard goes on trying; if this lasts, check the internet connection or start PairGuard anew.</source>
        <translation>太久没有完成检查。持仓情况未知，不会据此操作。PairGuard 会继续尝试；若持续如此，请检查网络连接或重新启动 PairGuard。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>Nobody has armed the live account {account} yet, and a program may not do it. Nothing was started. Start guarding once in the window, or arm the account with `pairguard account arm`.</source>
        <translation>实盘账户 {account} 尚未由人启用，程序不得代劳。什么都没有启动。请先在窗口中启动一次守护，或用 `pairguard account arm` 授权该账户。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>Nobody offers a price for {inst_id} now. Nothing is opened. PairGuard looks again by itself.</source>
        <translation>{inst_id} 目前无人报价。不会开仓。PairGuard 会自动再看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>OKX carried out one order for {pair} {count} times: {filled} contracts instead of {ordered}. Nothing more is opened on this account. Look at the position on OKX and reduce it if you like, then release the account.</source>
        <translation>OKX 将 {pair} 的同一笔订单执行了 {count} 次：成交 {filled} 张，而非 {ordered} 张。该账户不再开仓。请在 OKX 上查看该持仓，可自行减仓，然后放行账户。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>OKX has blocked or limited this account ({okx}). Nothing is opened until OKX lifts that. Log in to OKX to see what it asks for.</source>
        <translation>OKX 已限制该账户（{okx}）。解除之前不会开仓。请登录 OKX 查看要求。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>OKX refused the price of {count} orders in a row ({okx}). Nothing was opened. Look at the instrument on OKX, then release the pair to have it tried again, or drop it.</source>
        <translation>OKX 连续 {count} 次拒绝了订单价格（{okx}）。没有开仓。请在 OKX 上查看该合约，然后放行该交易对以重试，或停止保护它。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>OKX refuses an order with this position's margin mode. Nothing is opened, and PairGuard never changes the margin mode by itself. Open the position on OKX yourself, or drop the pair.</source>
        <translation>OKX 拒绝以该仓位的保证金模式下单。不会开仓，PairGuard 也绝不自行更改保证金模式。请自行在 OKX 开仓，或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>OKX says leverage {leverage} for this pair; the last one known was {last}, and the contract allows {largest}. A wrong leverage would open many times the margin, so nothing is opened. Look at the leverage on OKX; if {leverage} is right, refill the pair, and exactly this leverage is accepted.</source>
        <translation>OKX 显示该交易对的杠杆为 {leverage} 倍，而此前已知的是 {last} 倍，该合约最高允许 {largest} 倍。杠杆有误会使开仓占用数倍的保证金，因此不会开仓。请在 OKX 上核对杠杆；如果 {leverage} 倍无误，请补仓该交易对，此后只认可这一杠杆。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>OKX says leverage {leverage} for this pair; the last one known was {last}. Nothing is opened yet. PairGuard reads it again after five seconds.</source>
        <translation>OKX 显示该交易对的杠杆为 {leverage} 倍，而此前已知的是 {last} 倍。暂不开仓，PairGuard 会在五秒后再读取一次。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>OKX says one contract of {inst_id} is {contract_value} coins; the value known so far is {known}. A wrong value would open far too much or too little, so nothing is opened. Look at the contract on OKX; if {contract_value} is right, refill the pair, and this value is stored.</source>
        <translation>OKX 显示 {inst_id} 每张合约为 {contract_value} 个币，而此前已知的面值是 {known}。面值有误会使开仓过大或过小，因此不会开仓。请在 OKX 上核对该合约；如果 {contract_value} 无误，请补仓该交易对，此面值将被保存。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>OKX tells no leverage for {inst_id}, so what an order would cost is not known. Nothing is opened. Set the leverage of this contract on OKX; PairGuard looks again by itself.</source>
        <translation>OKX 没有给出 {inst_id} 的杠杆倍数，无法得知下单要用多少保证金。不会开仓。请在 OKX 设置该合约的杠杆倍数；PairGuard 会自动再看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>Other positions are open than in the table that was shown. Nothing was armed. Look at the table again.</source>
        <translation>当前持仓与刚才显示的表格不同。未授权任何交易对。请重新查看表格。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>PairGuard does not trade on an account set up like this ({what}). Nothing is opened. Change the setting on OKX.</source>
        <translation>PairGuard 不在这样设置的账户上交易（{what}）。不会开仓。请在 OKX 更改设置。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>PairGuard sends keys to OKX's own addresses and to this computer only. Nothing was sent. Choose a site of OKX.</source>
        <translation>PairGuard 只把密钥发送到 OKX 自己的地址和本机。什么都没有发送。请选择 OKX 的站点。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>Ten orders for this position found nobody to trade with, and OKX still knows their ids. Nothing was opened. The first id is free again at {until}: release the pair after that to have it tried again, open the position yourself, or drop the pair.</source>
        <translation>为该持仓发出的十个订单都没有成交对手，OKX 仍记得它们的编号。没有开仓。第一个编号将在 {until} 重新可用：请在此之后放行该交易对以重试，或自己开仓，或停止保护它。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>The API key of {account} is not in the key store. Nothing is opened without it. Enter the key anew: in the window with “Replace the key”, or with `pairguard account rekey {account}`.</source>
        <translation>{account} 的 API 密钥不在密钥库中。没有它不会开仓。请重新输入密钥：在窗口中选择“更换密钥”，或运行 `pairguard account rekey {account}`。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>The account has not been read yet. Nothing is opened before that. The first check is under way.</source>
        <translation>尚未读取账户。在此之前不会开仓。首次检查正在进行。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>The account has too little free margin. Nothing was opened. Put USDT into the trading account; PairGuard tries again at {until}.</source>
        <translation>账户可用保证金不足。没有开仓。请向交易账户转入 USDT；PairGuard 将在 {until} 重试。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>The account is no longer set up as it was when you armed the guard ({what}). Nothing is opened. Set it back on OKX, or start the guard anew for the account as it is now.</source>
        <translation>账户设置与启用守护时不同（{what}）。不会开仓。请在 OKX 改回，或按现在的账户重新启动守护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>The answer of the exchange took too long to be true of this moment. It was not believed and nothing was opened. PairGuard asks again by itself.</source>
        <translation>交易所的应答来得太慢，已不能代表此刻。未予采信，没有开仓。PairGuard 会自动再问。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>The exchange closed the position by auto-deleveraging (ADL). Your rules ask you first, so nothing is opened. Refill or drop the pair.</source>
        <translation>仓位被交易所自动减仓 (ADL)。按您的规则要先问您，因此不会开仓。请选择补仓或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>The exchange does not accept the signature: the secret does not belong to this API key. Nothing is opened until this is put right. Enter the API key and its secret anew.</source>
        <translation>交易所不接受签名：私钥与该 API 密钥不匹配。改正之前不会开仓。请重新输入 API 密钥和私钥。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>The exchange does not know this API key. Nothing is opened until this is put right. The key was deleted, has expired after 14 days without use, or belongs to another OKX site. Choose the site where you registered (global, EEA, US), or make a new key.</source>
        <translation>交易所不认识该 API 密钥。改正之前不会开仓。密钥可能已删除、14 天未使用而过期，或属于 OKX 的另一站点。请选择您注册时所用的站点（全球、欧洲、美国），或创建新密钥。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>The exchange does not trade this contract at the moment ({state}). Nothing is opened; PairGuard tries again by itself.</source>
        <translation>交易所目前暂停该合约的交易（{state}）。不开仓；PairGuard 会自动重试。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>The exchange has just come back. A missing position is believed only after another good look; nothing is opened until then.</source>
        <translation>交易所刚刚恢复。需再有一次正常查看才会相信仓位缺失；在此之前不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>The exchange is overloaded or has trouble of its own. What is open there is unknown, so nothing is opened. PairGuard asks again by itself.</source>
        <translation>交易所繁忙或自身故障。持仓情况未知，因此不会开仓。PairGuard 会自动再问。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>The exchange is under maintenance. Nothing is opened meanwhile. PairGuard looks again by itself.</source>
        <translation>交易所正在维护。期间不会开仓。PairGuard 会自动再看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>The exchange refused the order ({okx}). Nothing was opened.</source>
        <translation>交易所拒绝了订单（{okx}）。没有开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>The exchange refused to answer ({okx}). Nothing was learnt and nothing was opened. PairGuard asks again by itself.</source>
        <translation>交易所拒绝应答（{okx}）。没有得到任何信息，也没有开仓。PairGuard 会自动再问。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>The exchange sent an answer that cannot be trusted. It was not believed and nothing was opened. PairGuard asks again by itself; if this lasts, look for a newer PairGuard.</source>
        <translation>交易所的应答不可信。未予采信，没有开仓。PairGuard 会自动再问；若持续如此，请看是否有更新的 PairGuard。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>The exchange sent an old answer. It was not believed and nothing was opened. PairGuard asks again by itself.</source>
        <translation>交易所发来的是旧应答。未予采信，没有开仓。PairGuard 会自动再问。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>The exchange suspends, delists or no longer knows this instrument. Nothing is opened in it. Drop the pair, or release it once trading is back.</source>
        <translation>交易所已暂停、下架或不再提供该合约。不会在其上开仓。请移出保护，或在恢复交易后放行。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>The exchange wants fewer requests. Nothing is opened until it answers again. PairGuard waits and asks again by itself; another program may be using the same key too often.</source>
        <translation>交易所要求减少请求。在它恢复应答前不会开仓。PairGuard 会等待后自动再问；可能有其他程序过于频繁地使用同一密钥。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>The fills of the refill could not be read. PairGuard checked what it opened by the position alone.</source>
        <translation>无法读取补仓的成交明细。PairGuard 仅凭持仓核对了开仓结果。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>The guard is off. Nothing is opened. Start guarding to have it refilled.</source>
        <translation>守护未开启。不会开仓。开始守护即可补仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>The guard of this account stopped because of an error in PairGuard ({error}). Nothing is opened and nothing is guarded. Start guarding again, and please report this with the log file.</source>
        <translation>PairGuard 出错（{error}），该账户的守护已停止。不会开仓，也没有守护。请重新开始守护，并附上日志文件反馈。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>The key of {account} could not be deleted: {why}. Nothing was removed. Put that right and try again, or remove the account and leave its key behind with `pairguard account remove {account} --leave-key`.</source>
        <translation>无法删除 {account} 的密钥：{why}。没有移除任何内容。请解决后重试，或用 `pairguard account remove {account} --leave-key` 移除账户并留下密钥。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>The key store of this computer does not answer. Nothing is opened without the API key. Look for a password question of the system and try again.</source>
        <translation>本机密钥库没有应答。没有 API 密钥不会开仓。请留意系统的密码询问，然后重试。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>The key store of this computer failed. Nothing is opened without the API key. Try again, or replace the key: in the window with “Replace the key”, or with `pairguard account rekey NAME`.</source>
        <translation>本机密钥库出错。没有 API 密钥不会开仓。请重试，或更换密钥：在窗口中选择“更换密钥”，或运行 `pairguard account rekey NAME`。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>The key store of this computer is locked, so the API key cannot be read. Nothing is opened with it. Unlock the key store and try again.</source>
        <translation>本机密钥库已锁定，无法读取 API 密钥。不会用它开仓。请解锁密钥库后重试。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>The last look at the account is too long ago to act on it. Nothing is opened. PairGuard looks again first.</source>
        <translation>上次查看账户已过去太久，不能据此操作。不会开仓。PairGuard 会先再看一次。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>The last price or the best offer is too far from the mark price, or outside OKX's limits. Nothing is opened at a price that is not certain. PairGuard looks again by itself.</source>
        <translation>最新价或最优对手价偏离标记价过大，或超出 OKX 的限价范围。不会以不确定的价格开仓。PairGuard 会自动再次查看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>The leverage changed from {last} to {leverage}. OKX said so twice, so the refill is sized by it.</source>
        <translation>杠杆由 {last} 倍变为 {leverage} 倍。OKX 两次读数一致，补仓按新杠杆计算。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>The list lacks the position, but asked for by name it is still there. It is not gone and nothing is opened. PairGuard looks again.</source>
        <translation>列表中没有该仓位，但单独查询它还在。它没有消失，不会开仓。PairGuard 会再看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>The newest price is from {at}. Nothing is opened at an old price. PairGuard looks again by itself.</source>
        <translation>最新的价格来自 {at}。不会按旧价开仓。PairGuard 会自动再看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>The order would be worth {value} USDT by what is known of this pair, where {limit} USDT would be the most. Nothing is opened. Look at leverage and contract on OKX; if leverage {leverage} and contract value {contract_value} are right, refill the pair.</source>
        <translation>按该交易对的已知数据，这笔订单价值 {value} USDT，而上限为 {limit} USDT。不会开仓。请在 OKX 上核对杠杆和合约；如果杠杆 {leverage} 倍和合约面值 {contract_value} 均无误，请补仓该交易对。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>The orders found nobody to trade with at an acceptable price. Nothing was opened. PairGuard tries again by itself.</source>
        <translation>订单在可接受的价格内没有对手盘。没有开仓。PairGuard 会自动重试。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>The passphrase does not belong to this API key. Nothing is opened until this is put right. Enter the passphrase that was chosen when the key was made.</source>
        <translation>口令与该 API 密钥不匹配。改正之前不会开仓。请输入创建密钥时设定的口令。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>The position holds {contracts} contracts; the refill filled {filled}. Somebody else added to it. PairGuard opened no more than it meant to.</source>
        <translation>该持仓有 {contracts} 张合约，补仓成交了 {filled} 张，其余由他人加仓。PairGuard 没有多开。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>The position is gone and nothing says how it was closed. Your rules ask you first, so nothing is opened. Look at OKX, then refill or drop the pair.</source>
        <translation>仓位已消失，且没有平仓记录。按您的规则要先问您，因此不会开仓。请查看 OKX，再选择补仓或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>The position is gone, but its closing is not in the history yet. Nothing is opened until it is, or until the position stays gone up to {until}.</source>
        <translation>仓位已消失，但历史中还没有平仓记录。等到有记录，或持续消失到 {until}，才会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>The position is missing from the list. That alone proves nothing, so nothing is opened yet. PairGuard looks again within seconds.</source>
        <translation>列表中没有该仓位。仅此不足为证，因此暂不开仓。PairGuard 几秒内会再看。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>The position list is empty although margin is in use. The list was not believed and nothing is opened. PairGuard looks again. If that lasts for an hour, look at OKX and then refill or drop the pair.</source>
        <translation>持仓列表为空，但保证金仍被占用。该列表未予采信，不会开仓。PairGuard 会再看。若持续一小时，请查看 OKX，再选择补仓或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>The position vanished while the guard was away for hours. Nothing is opened until you decide. Refill or drop the pair.</source>
        <translation>仓位在守护中断数小时期间消失。在您决定之前不会开仓。请选择补仓或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>The position was closed by hand. Your rules ask you first, so nothing is opened. Refill or drop the pair.</source>
        <translation>仓位被手动平仓。按您的规则要先问您，因此不会开仓。请选择补仓或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>The position was closed by take-profit or stop-loss. Your rules ask you first, so nothing is opened. Refill or drop the pair.</source>
        <translation>仓位因止盈止损平仓。按您的规则要先问您，因此不会开仓。请选择补仓或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>The position was liquidated. Your rules ask you first, so nothing is opened. Refill or drop the pair.</source>
        <translation>仓位被强平。按您的规则要先问您，因此不会开仓。请选择补仓或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>The profile {path} cannot be used: {problem}. Nothing was changed. Put that right, or choose another folder with --profile.</source>
        <translation>配置 {path} 无法使用：{problem}。什么都没有改。请改正，或用 --profile 另选文件夹。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/doubts.py"/>
        <source>The refill of {pair} took {margin} USDT of margin where {meant} USDT were meant. Nothing more is opened on this account. Look at the position on OKX and reduce it if you like, then release the account.</source>
        <translation>{pair} 的补仓占用了 {margin} USDT 保证金，而预定为 {meant} USDT。该账户不再开仓。请在 OKX 上查看该持仓，可自行减仓，然后放行账户。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/evidence.py"/>
        <source>The refill was filled, but its position is not in the list. Nothing more is opened for this pair. If it stays so, look at OKX, then release or drop the pair.</source>
        <translation>补仓已成交，但其仓位不在列表中。不会再为该交易对开仓。若一直如此，请查看 OKX，再放行或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>The rules of {account} allow more than when a person last started the guard. Nothing was started. Start guarding once in the window, or arm the account with `pairguard account arm`.</source>
        <translation>{account} 的规则比上次由人启动守护时更宽松。什么都没有启动。请先在窗口中启动一次守护，或用 `pairguard account arm` 授权该账户。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>The setting {where} asks for the key store {what}, which PairGuard does not trust with an API key. The key was written nowhere. Take that setting away, or keep the key until you quit.</source>
        <translation>设置 {where} 要求使用密钥库 {what}，PairGuard 不信任它保管 API 密钥。密钥没有写到任何地方。请去掉该设置，或把密钥保留到退出为止。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>The smallest order of this instrument needs {cost} USDT of margin; your rules allow {limit} USDT. Nothing is opened. Allow more for this pair, set a higher leverage on OKX, or drop the pair.</source>
        <translation>该合约最小一单需保证金 {cost} USDT，您的规则只允许 {limit} USDT。不会开仓。请为该交易对放宽限额、在 OKX 提高杠杆，或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>The time of the exchange could not be read, so no order can be limited in time. Nothing is opened. PairGuard asks for the time again by itself.</source>
        <translation>无法读取交易所时间，订单无法限定时效。不会开仓。PairGuard 会自动再次对时。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>There is a position on the other side, and in net mode a refill would only reduce it. Nothing is opened. Close the other side or drop the pair.</source>
        <translation>存在反向持仓，单向持仓模式下补仓只会减少它。不会开仓。请平掉反向仓位或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>There is an account {account} already. Nothing was changed. Choose another name.</source>
        <translation>已有账户 {account}。什么都没有改。请换一个名称。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>There is no account {account}. Nothing was changed. Check the name.</source>
        <translation>没有账户 {account}。什么都没有改。请检查名称。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>There is no colour “{colour}”. Nothing was changed. Choose one of: {allowed}.</source>
        <translation>没有颜色“{colour}”。没有更改任何内容。请从以下颜色中选择：{allowed}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>There is nothing to protect: no pair is in the set, or no position is open. Nothing was changed and the guard stays as it is. Open positions on OKX and start guarding in the window, or add pairs by hand.</source>
        <translation>没有可保护的内容：受保护列表为空，或没有持仓。什么都没有改，守护保持原状。请在 OKX 开仓后在窗口中开始守护，或手动添加交易对。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>These certificates cannot be used: {problem} ({detail}). Nothing was changed. Choose a file of certificates as your company or antivirus gives it out (PEM or DER).</source>
        <translation>这些证书无法使用：{problem}（{detail}）。什么都没有更改。请选择公司或杀毒软件提供的证书文件（PEM 或 DER）。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>This API key is bound to no internet address, so OKX deletes it after 14 days without use. It works now. Bind it to this computer's address on OKX.</source>
        <translation>该 API 密钥未绑定 IP 地址，14 天不用 OKX 会将其删除。目前可用。请在 OKX 绑定本机地址。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>This API key lacks a right that is needed. Nothing is opened until this is put right. Give the key the rights to read and to trade on OKX, and never the right to withdraw.</source>
        <translation>该 API 密钥缺少所需权限。改正之前不会开仓。请在 OKX 为密钥授予读取和交易权限，绝不要授予提币权限。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>This API key may not be used from this computer's internet address ({ip}). Nothing is opened until this is put right. Add the address to the key on OKX, or use a proxy whose address is there.</source>
        <translation>该 API 密钥不允许从本机的公网地址（{ip}）使用。改正之前不会开仓。请在 OKX 把该地址加入密钥，或使用地址已在其中的代理。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>This API key may only read. PairGuard can watch with it, but opens nothing. Give the key the right to trade on OKX if it shall refill.</source>
        <translation>该 API 密钥只读。PairGuard 可用它观察，但不会开仓。若要补仓，请在 OKX 授予交易权限。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>This API key may withdraw money, which PairGuard never needs. It is not used and the guard stays off. Take the right to withdraw from the key on OKX.</source>
        <translation>该 API 密钥可以提币，PairGuard 从不需要。不会使用它，守护保持关闭。请在 OKX 取消密钥的提币权限。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>This account has had {count} refills within 24 hours, which is your limit. Nothing more is opened. Release the pair to allow another one, or raise the limit.</source>
        <translation>该账户 24 小时内已补仓 {count} 次，达到您的上限。不会再开仓。请放行该交易对以允许再补一次，或提高上限。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>This account is only watched. Nothing is opened; the log says what would have been.</source>
        <translation>该账户仅观察。不会开仓；日志会写明本应做什么。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>This computer has no key store. The API key was written nowhere. Keep it until you quit, or set up a key store such as GNOME Keyring or KWallet.</source>
        <translation>本机没有密钥库。API 密钥没有写入任何地方。可保留到退出为止，或安装 GNOME Keyring、KWallet 等密钥库。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>This computer's clock and the exchange's are {apart}. Nothing is opened until they agree. Switch on setting the time automatically; PairGuard measures again by itself.</source>
        <translation>本机时钟与交易所{apart}。一致之前不会开仓。请开启自动校时；PairGuard 会自动再次测量。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>This key belongs to the OKX account that {account} guards already. Nothing was changed: two guards would open everything twice. Use the key of another account, or remove {account} first.</source>
        <translation>该密钥属于 {account} 已在守护的 OKX 账户。什么都没有改：两个守护会重复开仓。请使用另一账户的密钥，或先移除 {account}。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>This pair has had {count} refills within 24 hours, which is your limit. Nothing more is opened for it. Release it to allow another one, or drop the pair.</source>
        <translation>该交易对 24 小时内已补仓 {count} 次，达到您的上限。不会再为它开仓。请放行以允许再补一次，或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>This proxy cannot be used. Nothing was sent. Enter it as http://address:port or socks5://address:port.</source>
        <translation>该代理无法使用。什么都没有发送。请按 http://地址:端口 或 socks5://地址:端口 输入。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>This would be refill number {nth} of this pair within 24 hours. It cools down first: the refill is due at {until}.</source>
        <translation>这将是该交易对 24 小时内的第 {nth} 次补仓。先冷却，{until} 补仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>What became of an order is not known yet. No other order is sent until it is. PairGuard looks it up by itself.</source>
        <translation>有一笔订单的结果尚不清楚。查清之前不会发出其他订单。PairGuard 会自动查询。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>Who closed the position is not known. Your rules ask you first, so nothing is opened. Refill or drop the pair.</source>
        <translation>不知道是谁平的仓。按您的规则要先问您，因此不会开仓。请选择补仓或移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>You paused this pair until {until}. Nothing is opened for it before that.</source>
        <translation>您已暂停该交易对，直到{until}。在此之前不会为它开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>You stopped this while it was under way. No order left this computer and nothing was opened.</source>
        <translation>您在进行途中停止了操作。没有任何订单离开这台电脑，也没有开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>{account} is being guarded. Nothing was changed. Stop guarding first, then try again.</source>
        <translation>{account} 正在守护中。什么都没有改。请先停止守护再试。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/reading.py"/>
        <source>{cause} Until the exchange answers, what is open there is unknown and nothing is opened. PairGuard keeps asking by itself.</source>
        <translation>{cause}在交易所应答之前，持仓情况未知，因此不会开仓。PairGuard 会自动继续询问。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/keys.py"/>
        <source>{environment} Nothing is opened until there is a key of the right environment.</source>
        <translation>{environment}换上正确环境的密钥之前不会开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>{inst_id} is not a perpetual contract of this exchange. Nothing was changed. Check the name.</source>
        <translation>{inst_id} 不是该交易所的永续合约。什么都没有改。请检查名称。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/orders.py"/>
        <source>{inst_id} is not settled in USDT, which PairGuard does not trade. Nothing is opened in it. Drop the pair.</source>
        <translation>{inst_id} 不以 USDT 结算，PairGuard 不交易。不会在其上开仓。请移出保护。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>{pair} is not in the protected set. Nothing was changed.</source>
        <translation>{pair} 不在受保护列表中。什么都没有改。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>{pair} is protected already. Nothing was changed.</source>
        <translation>{pair} 已在保护中。什么都没有改。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>{problem} Nothing was opened.</source>
        <translation>{problem}没有开仓。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/brakes.py"/>
        <source>{reserved} USDT of margin were used within 24 hours and the budget is {limit} USDT. Nothing more is opened. Release the pair to allow one more refill, or raise the budget.</source>
        <translation>24 小时内已用保证金 {reserved} USDT，额度为 {limit} USDT。不会再开仓。请放行该交易对以允许再补一次，或提高额度。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/refused_requests.py"/>
        <source>“{account}” cannot be the name of an account. Nothing was changed. Use 1 to 32 letters, digits or other visible signs.</source>
        <translation>“{account}”不能作为账户名。什么都没有改。请用 1 到 32 个字母、数字或其他可见字符。</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Adopted</source>
        <translation>他人开仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Armed</source>
        <translation>启用</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Blind</source>
        <translation>失联</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>DEMO</source>
        <translation>模拟盘</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Guarding</source>
        <translation>守护中</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>LIVE</source>
        <translation>实盘</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Never placed</source>
        <translation>未下达</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>No longer protected</source>
        <translation>移出保护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Noted</source>
        <translation>留意</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>OKX announced its closing</source>
        <translation>OKX 推送了平仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Off</source>
        <translation>未守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>On hold</source>
        <translation>待确认</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>PRACTICE</source>
        <translation>练习</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>PairGuard's database</source>
        <translation>PairGuard 的数据库</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Protected</source>
        <translation>加入保护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Refill</source>
        <translation>补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Refilling</source>
        <translation>补仓中</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Released</source>
        <translation>已放行</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Resumed</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Rules changed</source>
        <translation>规则变更</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Sees again</source>
        <translation>恢复可见</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Started</source>
        <translation>启动</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>There again</source>
        <translation>重新出现</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Vanished</source>
        <translation>消失</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>Would refill</source>
        <translation>本应补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>account settings</source>
        <translation>账户设置</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>ask me</source>
        <translation>先问我</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>auto-deleveraging (ADL)</source>
        <translation>自动减仓 (ADL)</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>budget</source>
        <translation>额度</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>cause of the closing</source>
        <translation>平仓原因</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>cause unknown</source>
        <translation>原因未知</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>closed by another program</source>
        <translation>其他程序平仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>closed by hand</source>
        <translation>手动平仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>cool-down after repeats</source>
        <translation>反复补仓冷却</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>cross margin</source>
        <translation>全仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>delisting</source>
        <translation>下架</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>doubtful figures</source>
        <translation>数据存疑</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>exchange</source>
        <translation>交易所</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>false alarm</source>
        <translation>虚惊</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>fault in PairGuard</source>
        <translation>PairGuard 出错</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>filled</source>
        <translation>已成交</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>free margin</source>
        <translation>可用保证金</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>go</source>
        <translation>放行</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>guard off</source>
        <translation>未守护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>guard was away</source>
        <translation>守护曾中断</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>held</source>
        <translation>持有</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>hold</source>
        <translation>待确认</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>isolated margin</source>
        <translation>逐仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>its closing is in the position history</source>
        <translation>历史仓位中有平仓记录</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>liquidation</source>
        <translation>强平</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>long</source>
        <translation>做多</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>long and short positions apart</source>
        <translation>双向持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>many gone at once</source>
        <translation>多个同时消失</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>margin mode</source>
        <translation>保证金模式</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>missing from the position list</source>
        <translation>持仓列表中没有</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>missing when asked for by name</source>
        <translation>单独查询也没有</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>missing without a break for minutes</source>
        <translation>连续数分钟未出现</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>net positions</source>
        <translation>单向持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>no longer protected</source>
        <translation>不再保护</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>not checked yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>not proven yet</source>
        <translation>尚未证实</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>on hold</source>
        <translation>待您确认</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>opened again by somebody else</source>
        <translation>已由他人重新开仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>order not settled</source>
        <translation>订单未明</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>order refused</source>
        <translation>订单被拒</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>paused by you</source>
        <translation>您已暂停</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>position on the other side</source>
        <translation>有反向持仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>price</source>
        <translation>价格</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>proof of the closing</source>
        <translation>平仓证据</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>proven</source>
        <translation>已证实</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refill</source>
        <translation>补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refill not listed yet</source>
        <translation>补仓尚未出现在列表中</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refilled</source>
        <translation>已补仓</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refilling</source>
        <translation>补仓中</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refills of the account</source>
        <translation>账户补仓次数</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>refills of the pair</source>
        <translation>该交易对补仓次数</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>result of a refill</source>
        <translation>补仓结果</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>second PairGuard</source>
        <translation>另一个 PairGuard</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>short</source>
        <translation>做空</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>smallest order</source>
        <translation>最小下单量</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>take-profit or stop-loss</source>
        <translation>止盈止损</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>trading paused</source>
        <translation>交易暂停</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>vanished, looking again</source>
        <translation>已消失，复查中</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>vanished, waiting</source>
        <translation>已消失，等待中</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/states.py"/>
        <source>wait</source>
        <translation>等待</translation>
    </message>
</context>
<context>
    <name>trust</name>
    <message>
        <location filename="../../pairguard_gui/text/trust.py"/>
        <source>Only the public authorities that PairGuard knows vouch for the exchange. Nobody else can read along.</source>
        <translation>只有 PairGuard 认识的公共机构可以为交易所担保。别人无法读取通信内容。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/trust.py"/>
        <source>Only what is in that file vouches for the exchange. Whoever it belongs to can read along, passphrase included, and change what is shown here.</source>
        <translation>只有该文件中的证书可以为交易所担保。它的主人能读取通信内容（包括 passphrase），也能改动这里显示的内容。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/trust.py"/>
        <source>PairGuard's own</source>
        <translation>PairGuard 自带</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/trust.py"/>
        <source>Whoever this computer trusts vouches for the exchange, an antivirus or a company's filter too. They can read along, passphrase included, and change what is shown here.</source>
        <translation>本机信任的任何一方都可以为交易所担保，包括杀毒软件和公司的过滤系统。它们能读取通信内容（包括 passphrase），也能改动这里显示的内容。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/trust.py"/>
        <source>certificates: {name}</source>
        <translation>证书：{name}</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/trust.py"/>
        <source>this computer's</source>
        <translation>本机的</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/trust.py"/>
        <source>those of {file}</source>
        <translation>文件 {file}</translation>
    </message>
</context>
<context>
    <name>ways_out</name>
    <message>
        <location filename="../../pairguard_gui/text/reasons/ways_out.py"/>
        <source>Choose “Refill now” or “Stop protecting” for this pair in the window; or end PairGuard and run `pairguard account release {account} --pair {pair}`.</source>
        <translation>请在窗口中对该交易对选择“立即补仓”或“停止保护”；或退出 PairGuard 并运行 `pairguard account release {account} --pair {pair}`。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/ways_out.py"/>
        <source>Choose “Release the hold” in the window; or end PairGuard and run `pairguard account release {account}`.</source>
        <translation>请在窗口中选择“解除暂停”；或退出 PairGuard 并运行 `pairguard account release {account}`。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/ways_out.py"/>
        <source>Nothing has to be done: PairGuard goes on by itself.</source>
        <translation>无需操作：PairGuard 会自动继续。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/ways_out.py"/>
        <source>Put USDT into the trading account; then PairGuard goes on by itself when the time is up.</source>
        <translation>请向交易账户转入 USDT；时间一到 PairGuard 会自动继续。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/ways_out.py"/>
        <source>Put right what keeps PairGuard from writing; then it goes on by itself.</source>
        <translation>请解决 PairGuard 无法写入的问题；之后它会自动继续。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/ways_out.py"/>
        <source>Resume the pair in the window, or wait until the pause is over.</source>
        <translation>请在窗口中恢复该交易对，或等到暂停结束。</translation>
    </message>
    <message>
        <location filename="../../pairguard_gui/text/reasons/ways_out.py"/>
        <source>Start guarding, in the window or with `pairguard start --account {account}`.</source>
        <translation>请开始守护：在窗口中，或运行 `pairguard start --account {account}`。</translation>
    </message>
</context>
</TS>
