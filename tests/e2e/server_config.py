"""What the test servers are configured with: templates, filled with str.format()."""

DOVECOT = """
base_dir = {folder}/dovecot
state_dir = {folder}/dovecot
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
auth_mechanisms = plain login xoauth2 oauthbearer
auth_failure_delay = 0
auth_cache_size = 0
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
mail_max_userip_connections = 100
maildir_stat_dirs = yes
ssl = yes
ssl_cert = <{tls}/good.pem
ssl_key = <{tls}/good.key
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
  mechanisms = plain login
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
userdb {{
  driver = static
  args = uid={uid} gid={uid} home={folder}/mail/%u
}}
service imap-login {{
  process_min_avail = 1
  inet_listener imap {{
    address = {addresses}
    port = {imap}
  }}
  inet_listener imaps {{
    address = {addresses}
    port = {imaps}
    ssl = yes
  }}
}}
# No growing delay after wrong passwords.
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service auth {{
  unix_listener {folder}/sasl {{
    mode = 0666
  }}
}}
"""

DOVECOT_TLS = """
local {address} {{
  ssl_cert = <{tls}/{name}.pem
  ssl_key = <{tls}/{name}.key
}}
"""

# An older server: what is missing here has to be done by hand.
PLAIN_IMAP = "127.0.0.6"
DOVECOT_PLAIN = """
local {address} {{
  protocol imap {{
    imap_capability = IMAP4rev1 UIDPLUS
  }}
}}
"""

OAUTH2 = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/keys/
username_attribute = email
"""

MAIN_CF = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
myhostname = mx.desk.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = all
inet_protocols = ipv4
alias_maps =
local_recipient_maps =
recipient_delimiter = +
virtual_mailbox_domains = texthash:{folder}/domains
virtual_mailbox_maps = texthash:{folder}/boxes
virtual_mailbox_base = {folder}/mail
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{uid}
virtual_minimum_uid = 1
default_transport = nowhere
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_authorized_xclient_hosts = 127.0.0.1
smtpd_client_connection_rate_limit = 0
smtpd_sasl_type = dovecot
smtpd_sasl_path = {folder}/sasl
smtpd_sasl_security_options = noanonymous
smtpd_tls_cert_file = {tls}/good.pem
smtpd_tls_key_file = {tls}/good.key
smtpd_tls_received_header = yes
smtpd_peername_lookup = no
smtpd_error_sleep_time = 0
message_size_limit = 41943040
disable_dns_lookups = yes
"""

SUBMISSION = [
    "max_use=1",  # each connection reads the file "access" anew
    "smtpd_sasl_auth_enable=yes",
    "smtpd_relay_restrictions=permit_sasl_authenticated,reject",
    "smtpd_recipient_restrictions=check_recipient_access,texthash:{folder}/access",
]

MASTER_CF = """
smtpd pass - - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
nowhere unix - n n - - pipe
  user=nobody argv=/bin/sh -c {echo there is no such place; exit 67}
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
"""


def service(address, port, options=(), **values):
    lines = [f"{address}:{port} inet n - n - - smtpd"]
    return "\n  -o ".join(lines + [one.format(**values).replace(" ", "") for one in options])
