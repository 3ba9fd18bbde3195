"""An exchange in a box: OKX v5 REST on loopback, with invented money and OKX's own rules.

`exchange.Exchange` answers one request purely (bytes in, bytes out, the time passed in); `server.PracticeServer`
puts it behind HTTP on a thread of its own; `standalone.serve` runs it as a command. Nothing here knows the client.
"""
