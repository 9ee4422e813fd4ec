-- The one schema of Desk TIK. Times are Unix seconds (UTC); addresses are lower case.
-- db.c sets PRAGMA user_version; db_upgrade.c brings an older database to what stands here.

-- The directory: people, offices, services, holidays. Rows that an import no longer names are
-- switched off, never deleted: the record still points at them.
CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	email TEXT NOT NULL, -- an address of the office may pass from one official to the next
	name TEXT NOT NULL,
	nip TEXT NOT NULL DEFAULT '',
	role TEXT NOT NULL CHECK (role IN ('teknisi', 'pimpinan', 'operator')),
	section TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
	active INTEGER NOT NULL DEFAULT 1,
	from_day TEXT NOT NULL DEFAULT '', -- 2026-08-17, included; '' has no bound
	until_day TEXT NOT NULL DEFAULT '',
	UNIQUE (email, from_day)
);

CREATE TABLE office (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	need INTEGER NOT NULL CHECK (need BETWEEN 1 AND 5),
	active INTEGER NOT NULL DEFAULT 1,
	merged_into INTEGER REFERENCES office (id)
);

CREATE TABLE office_pattern (
	pattern TEXT NOT NULL, -- an address or @domain
	office_id INTEGER NOT NULL REFERENCES office (id),
	from_day TEXT NOT NULL DEFAULT '',
	until_day TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (pattern, from_day)
) WITHOUT ROWID;
CREATE INDEX office_pattern_office ON office_pattern (office_id);

CREATE TABLE service (
	code TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('gangguan', 'permohonan')),
	section TEXT NOT NULL COLLATE NOCASE,
	severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 100),
	keywords TEXT NOT NULL,
	respond_minutes INTEGER NOT NULL,
	resolve_hours INTEGER NOT NULL,
	active INTEGER NOT NULL DEFAULT 1,
	requires TEXT NOT NULL DEFAULT '' -- data that a letter must name: nama; NIP; HP
);

-- Days on which a technician is away: CUTI, or an out-of-office answer.
CREATE TABLE leave (
	id INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES person (id),
	first_day TEXT NOT NULL,
	last_day TEXT NOT NULL, -- included
	kind TEXT NOT NULL CHECK (kind IN ('cuti', 'otomatis')),
	note TEXT NOT NULL,
	mail_id INTEGER REFERENCES mail (id),
	at INTEGER NOT NULL,
	cancelled_at INTEGER
);
CREATE INDEX leave_person ON leave (person_id, last_day);

CREATE TABLE holiday (
	day TEXT PRIMARY KEY, -- 2026-08-17
	note TEXT NOT NULL
);

CREATE TABLE ticket (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	year INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	subject TEXT NOT NULL,
	requester TEXT NOT NULL,
	requester_name TEXT NOT NULL,
	phone TEXT NOT NULL DEFAULT '',
	office_id INTEGER NOT NULL REFERENCES office (id),
	service_code TEXT NOT NULL REFERENCES service (code),
	section TEXT NOT NULL COLLATE NOCASE,
	assignee_id INTEGER REFERENCES person (id),
	assigned_at INTEGER,
	status TEXT NOT NULL,
	needs_revision INTEGER NOT NULL DEFAULT 0,
	-- the priority and the inputs it was computed from
	score INTEGER NOT NULL,
	priority TEXT NOT NULL CHECK (priority IN ('rendah', 'sedang', 'tinggi', 'kritis')),
	severity INTEGER NOT NULL,
	need INTEGER NOT NULL,
	availability INTEGER NOT NULL,
	severity_fixed INTEGER NOT NULL DEFAULT 0, -- the operator said it
	severity_words TEXT NOT NULL DEFAULT '', -- of the letter, which raised the severity
	why_service TEXT NOT NULL DEFAULT '',
	opened_at INTEGER NOT NULL,
	respond_due INTEGER NOT NULL,
	due INTEGER NOT NULL,
	accepted_at INTEGER,
	waiting_since INTEGER, -- the clock stands still since then
	waited_seconds INTEGER NOT NULL DEFAULT 0, -- working time it stood still before
	reported_at INTEGER,
	closed_at INTEGER, -- selesai, ditolak or dibatalkan
	report_event INTEGER, -- the action report that waits for approval or was approved
	letter_number TEXT NOT NULL DEFAULT '',
	letter_date TEXT NOT NULL DEFAULT '',
	letter_nature TEXT NOT NULL DEFAULT '',
	letter_office TEXT NOT NULL DEFAULT '',
	rating INTEGER,
	passed INTEGER NOT NULL DEFAULT 0, -- to so many technicians, for want of an answer
	reminded INTEGER NOT NULL DEFAULT 0, -- per cent of the target time that was last reminded of
	office_confirmed_at INTEGER, -- the office's registered address said yes
	merged_into INTEGER REFERENCES ticket (id), -- digabung: this one goes on
	incident_id INTEGER REFERENCES ticket (id), -- the first ticket of one disturbance of many offices
	UNIQUE (year, seq)
);
CREATE INDEX ticket_status ON ticket (status, due);
CREATE INDEX ticket_assignee ON ticket (assignee_id, status);
CREATE INDEX ticket_assigned ON ticket (assignee_id, assigned_at);
CREATE INDEX ticket_section ON ticket (section, status);
-- What an office needed in the last year is read for each new letter.
CREATE INDEX ticket_office ON ticket (office_id, opened_at, service_code);
CREATE INDEX ticket_requester ON ticket (requester);
CREATE INDEX ticket_opened ON ticket (opened_at);
CREATE INDEX ticket_closed ON ticket (closed_at);
CREATE INDEX ticket_incident ON ticket (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into IS NOT NULL;

-- A ticket as it was before its last command, and that command's event: what BATAL brings back.
CREATE TABLE undo AS SELECT *, 0 AS event_id FROM ticket WHERE 0;
CREATE UNIQUE INDEX undo_ticket ON undo (id);

-- The data that its service requires, as far as its letters named it.
CREATE TABLE ticket_data (
	ticket_id INTEGER NOT NULL REFERENCES ticket (id),
	name TEXT NOT NULL, -- as the service calls it
	value TEXT NOT NULL,
	PRIMARY KEY (ticket_id, name)
) WITHOUT ROWID;

-- What routing has learned: the words of each letter whose service people have settled.
CREATE TABLE lesson (
	ticket_id INTEGER PRIMARY KEY REFERENCES ticket (id),
	service_code TEXT NOT NULL REFERENCES service (code),
	words TEXT NOT NULL -- distinct words and pairs of words, one a line
);
CREATE TABLE learned_service (
	service_code TEXT PRIMARY KEY REFERENCES service (code),
	letters INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE learned_word (
	word TEXT NOT NULL,
	service_code TEXT NOT NULL REFERENCES service (code),
	letters INTEGER NOT NULL, -- that have the word
	PRIMARY KEY (word, service_code)
) WITHOUT ROWID;

-- The lists of waiting reports as they were mailed: SETUJU SEMUA approves exactly those.
CREATE TABLE approval_list (
	id INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES person (id),
	at INTEGER NOT NULL
);
CREATE TABLE approval_item (
	list_id INTEGER NOT NULL REFERENCES approval_list (id),
	ticket_id INTEGER NOT NULL REFERENCES ticket (id),
	report_event INTEGER NOT NULL REFERENCES event (id),
	digest TEXT NOT NULL DEFAULT '', -- SHA-256 of what was listed
	PRIMARY KEY (list_id, ticket_id)
) WITHOUT ROWID;

-- What leaders approved, as it was then.
CREATE TABLE approval (
	event_id INTEGER PRIMARY KEY REFERENCES event (id), -- SETUJU
	ticket_id INTEGER NOT NULL REFERENCES ticket (id),
	at INTEGER NOT NULL,
	report_event INTEGER NOT NULL REFERENCES event (id), -- SELESAI with the approved report
	reported_at INTEGER NOT NULL,
	due INTEGER NOT NULL, -- the target then
	digest TEXT NOT NULL DEFAULT '', -- SHA-256 of what the leader saw; '' of before it was kept
	office TEXT NOT NULL DEFAULT '', -- names as the leader saw them: offices merge
	service TEXT NOT NULL DEFAULT '',
	taken_back INTEGER REFERENCES event (id) -- by BATAL, or since its content changed; NULL: it stands
);
CREATE INDEX approval_ticket ON approval (ticket_id);
CREATE INDEX approval_at ON approval (at);

CREATE TABLE participant (
	ticket_id INTEGER NOT NULL REFERENCES ticket (id),
	address TEXT NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (ticket_id, address)
) WITHOUT ROWID;
CREATE INDEX participant_address ON participant (address);

-- The ledger: one row for every mail ever seen, with its one outcome.
CREATE TABLE mail (
	id INTEGER PRIMARY KEY,
	digest TEXT NOT NULL UNIQUE, -- SHA-256 of the bytes: a mail seen again is the same mail
	source TEXT NOT NULL,
	source_key TEXT NOT NULL,
	size INTEGER NOT NULL,
	message_id TEXT NOT NULL,
	sender TEXT NOT NULL,
	sender_name TEXT NOT NULL,
	subject TEXT NOT NULL,
	origin TEXT NOT NULL,
	taken_at INTEGER NOT NULL,
	outcome TEXT NOT NULL CHECK
		(outcome IN ('ticket', 'reply', 'command', 'ignored', 'held', 'unreadable')),
	reason TEXT NOT NULL,
	ticket_id INTEGER REFERENCES ticket (id),
	text TEXT NOT NULL DEFAULT '', -- the new text, as the desk read it
	filed INTEGER NOT NULL DEFAULT 0 -- moved away in the mailbox
);
CREATE INDEX mail_source ON mail (source, source_key);
CREATE INDEX mail_message_id ON mail (message_id);
CREATE INDEX mail_ticket ON mail (ticket_id);
CREATE INDEX mail_unfiled ON mail (source) WHERE filed = 0;
CREATE INDEX mail_outcome ON mail (outcome);

CREATE TABLE original (
	mail_id INTEGER PRIMARY KEY REFERENCES mail (id),
	bytes BLOB NOT NULL
);

CREATE TABLE attachment (
	id INTEGER PRIMARY KEY,
	mail_id INTEGER NOT NULL REFERENCES mail (id),
	ticket_id INTEGER REFERENCES ticket (id),
	filename TEXT NOT NULL,
	type TEXT NOT NULL,
	is_inline INTEGER NOT NULL,
	content BLOB NOT NULL
);
CREATE INDEX attachment_ticket ON attachment (ticket_id);
CREATE INDEX attachment_mail ON attachment (mail_id);

-- The history. Append-only; each row carries a hash over itself and its predecessor.
CREATE TABLE event (
	id INTEGER PRIMARY KEY,
	ticket_id INTEGER REFERENCES ticket (id), -- NULL: leave, merged offices
	at INTEGER NOT NULL,
	actor TEXT NOT NULL, -- address, or '' for the desk itself
	actor_name TEXT NOT NULL,
	actor_role TEXT NOT NULL, -- pemohon, teknisi, pimpinan, operator, desk
	kind TEXT NOT NULL,
	from_status TEXT NOT NULL,
	to_status TEXT NOT NULL,
	text TEXT NOT NULL,
	internal INTEGER NOT NULL, -- not for the requester's eyes
	proof TEXT NOT NULL, -- token, dmarc, none, desk, cli
	mail_id INTEGER REFERENCES mail (id),
	prev_hash TEXT NOT NULL,
	hash TEXT NOT NULL
);
CREATE INDEX event_ticket ON event (ticket_id);
CREATE INDEX event_actor ON event (actor, at);
CREATE INDEX event_kind ON event (kind, at);
CREATE INDEX event_at ON event (at);
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;

-- Every message id of a ticket, ours and theirs: how threads are found.
CREATE TABLE thread (
	message_id TEXT NOT NULL,
	ticket_id INTEGER NOT NULL REFERENCES ticket (id),
	address TEXT NOT NULL, -- whose copy it was: the recipient, or the sender of an inbound mail
	PRIMARY KEY (message_id, ticket_id)
) WITHOUT ROWID;
CREATE INDEX thread_ticket ON thread (ticket_id, address);

CREATE TABLE outbox (
	id INTEGER PRIMARY KEY,
	created_at INTEGER NOT NULL,
	message_id TEXT NOT NULL UNIQUE,
	recipient TEXT NOT NULL,
	ticket_id INTEGER REFERENCES ticket (id),
	template TEXT NOT NULL,
	subject TEXT NOT NULL,
	bytes BLOB NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
	attempts INTEGER NOT NULL DEFAULT 0,
	next_at INTEGER NOT NULL,
	detail TEXT NOT NULL DEFAULT '',
	sent_at INTEGER
);
CREATE INDEX outbox_queued ON outbox (next_at) WHERE state = 'queued';
CREATE INDEX outbox_recipient ON outbox (recipient, created_at);
CREATE INDEX outbox_ticket ON outbox (ticket_id);

-- How far each mailbox has been read, by UIDVALIDITY (in the source's name) and UID.
CREATE TABLE place (
	source TEXT PRIMARY KEY,
	last_order INTEGER NOT NULL,
	at INTEGER NOT NULL
);

-- Scheduled work that was done, so that a restart never does it twice.
CREATE TABLE run (
	job TEXT NOT NULL,
	period TEXT NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (job, period)
) WITHOUT ROWID;

-- Files of a month: its workbook, and the e-kinerja sheet of each technician.
CREATE TABLE report (
	period TEXT NOT NULL, -- 2026-11
	person_id INTEGER NOT NULL DEFAULT 0, -- whose e-kinerja; 0: the workbook
	made_at INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	bytes BLOB NOT NULL,
	PRIMARY KEY (period, person_id)
);

-- Months whose workbook was sent: what was said about them stands. Later changes are corrections,
-- shown in the month in which they come.
CREATE TABLE closed_month (
	period TEXT PRIMARY KEY,
	at INTEGER NOT NULL,
	last_event INTEGER NOT NULL -- the newest row of the history then
) WITHOUT ROWID;

-- The tickets that a closed month's figures were counted from, as they were then.
-- end_status: when the month ended.
CREATE TABLE closed_ticket AS SELECT *, '' AS period, '' AS end_status FROM ticket WHERE 0;
CREATE UNIQUE INDEX closed_ticket_period ON closed_ticket (period, id);

-- Facts about the running desk: last_poll, audit_head (desk/audit.h), and which mails are being read
-- (gateway/being_read.h).
CREATE TABLE fact (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
) WITHOUT ROWID;

-- Solved cases, for the assignment of the next one: rowid is the ticket's id.
CREATE VIRTUAL TABLE solved USING fts5 (problem, solution, tokenize = 'unicode61');
