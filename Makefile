# Desk TIK. `make demo` and `make test` do everything; `make help` lists the rest.
#
# Sources are found by folder. Objects, libraries and programs go to $(B), never beside the
# sources: a folder FOO becomes $(B)/libFOO.a, and FOO/main.c becomes its program.

VERSION := 0.1.0
B       := build
prefix  := /usr/local
DESTDIR :=

MAKEFLAGS += --no-builtin-rules --no-print-directory
ifeq ($(MAKELEVEL)$(filter -j%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc)
endif

CC       := gcc
# WERROR= (empty) builds with a compiler that warns of more than ours does.
WERROR   := -Werror
WARN     := -Wall -Wextra -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla -Wundef
CFLAGS   := -O2 -g
CPPFLAGS := -D_FORTIFY_SOURCE=2
HARDEN   := -fstack-protector-strong -fPIE
LDFLAGS  := -pie -Wl,-z,relro,-z,now -Wl,--as-needed
ifdef SANITIZE
CFLAGS   := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined \
	-fno-omit-frame-pointer
CPPFLAGS :=
ifdef FUZZ
CFLAGS   += -fsanitize=fuzzer-no-link
endif
endif

MAILPARSE_PKG := glib-2.0 gmime-3.0 libxml-2.0 gnutls json-glib-1.0
DESK_PKG      := glib-2.0 sqlite3 libsodium json-glib-1.0
GATEWAY_PKG   := $(DESK_PKG) gmime-3.0 libcurl libetpan gnutls xlsxwriter pangocairo libqrencode libseccomp
WEB_PKG       := $(DESK_PKG) libmicrohttpd
DOCX_PKG      := glib-2.0 libzip libxml-2.0
ALLPKG        := $(MAILPARSE_PKG) $(GATEWAY_PKG) $(WEB_PKG) $(DOCX_PKG)

comma := ,

PROGRAMS := $(B)/mailparse $(B)/desktik $(B)/desktik-web
# Run by desktik only: installed where nobody looks for commands.
DOCX     := $(B)/desktik-docx
UNIT     := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/test_*.c))

all: $(PROGRAMS) $(DOCX) locale

pkgs   = $(shell pkg-config $(1) $(sort $(2)))
common = -std=gnu11 -D_GNU_SOURCE $(CPPFLAGS) $(CFLAGS) $(WARN) $(WERROR) $(HARDEN) -MMD -MP -I. \
	-DDESKTIK_VERSION='"$(VERSION)"'
objects = $(patsubst %.c,$(B)/obj/%.o,$(filter-out %/main.c,$(wildcard $(1)/*.c)))

$(B)/libmailparse.a:  $(call objects,mailparse)
$(B)/libdesk.a:       $(call objects,desk) $(B)/obj/desk/schema.sql.o
$(B)/libgateway.a:    $(call objects,gateway)
$(B)/libdocx.a:       $(call objects,docx)
$(B)/libweb-status.a: $(call objects,web-status) $(B)/obj/web-status/style.css.o

$(B)/obj/mailparse/%.o:  PKG = $(MAILPARSE_PKG)
$(B)/obj/desk/%.o:       PKG = $(DESK_PKG)
$(B)/obj/gateway/%.o:    PKG = $(GATEWAY_PKG)
$(B)/obj/web-status/%.o: PKG = $(WEB_PKG)
$(B)/obj/docx/%.o:       PKG = $(DOCX_PKG)
$(B)/obj/tests/%.o:      PKG = $(ALLPKG)

$(B)/obj/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  CC      $<"
	@$(CC) $(common) $(call pkgs,--cflags,$(PKG)) -c -o $@ $<

# Embedded text: schema.sql is desk_schema_sql, style.css is web_style_css.
$(B)/obj/desk/schema.sql.o: schema.sql scripts/embed
	@mkdir -p $(@D)
	@scripts/embed desk_schema_sql $< >$(@:.o=.c)
	@$(CC) $(CFLAGS) -fPIE -c -o $@ $(@:.o=.c)
$(B)/obj/web-status/style.css.o: web-status/style.css scripts/embed
	@mkdir -p $(@D)
	@scripts/embed web_style_css $< >$(@:.o=.c)
	@$(CC) $(CFLAGS) -fPIE -c -o $@ $(@:.o=.c)

$(B)/lib%.a:
	@echo "  AR      $@"
	@rm -f $@
	@ar rcs $@ $^

link = @mkdir -p $(@D); echo "  LINK    $@"; \
	$(CC) $(CFLAGS) $(HARDEN) $(LDFLAGS) -o $@ $^ $(call pkgs,--libs,$(1)) -lm

$(B)/mailparse: $(B)/obj/mailparse/main.o $(B)/libmailparse.a
	$(call link,$(MAILPARSE_PKG))
$(B)/desktik: $(B)/obj/gateway/main.o $(B)/libgateway.a $(B)/libmailparse.a $(B)/libdesk.a
	$(call link,$(MAILPARSE_PKG) $(GATEWAY_PKG))
$(B)/desktik-web: $(B)/obj/web-status/main.o $(B)/libweb-status.a $(B)/libdesk.a
	$(call link,$(WEB_PKG))
$(B)/desktik-docx: $(B)/obj/docx/main.o $(B)/libdocx.a
	$(call link,$(DOCX_PKG))

# What unit tests share, beside the tests themselves.
$(B)/libunit.a: $(patsubst %.c,$(B)/obj/%.o,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
TESTLIBS := $(B)/libyear.a $(B)/libunit.a $(B)/libgateway.a $(B)/libweb-status.a $(B)/libmailparse.a $(B)/libdesk.a \
	$(B)/libdocx.a
$(B)/tests/%: $(B)/obj/tests/unit/%.o $(TESTLIBS)
	$(call link,$(ALLPKG))
$(B)/tests/%: $(B)/obj/tests/e2e/%.o $(TESTLIBS)
	$(call link,$(ALLPKG))
$(B)/tests/%: $(B)/obj/tests/browser/%.o $(TESTLIBS)
	$(call link,$(ALLPKG))

# The simulated year: each tests/year/year_FOO.c is a program; what they share, tests share, too.
# Its texts are embedded: situations/FOO.txt is year_FOO.
YEAR_TEXTS := $(patsubst %,$(B)/obj/tests/year/%.text.o,\
	services holidays jaringan aplikasi persandian)
$(B)/obj/tests/year/services.text.o:   TEXT = tests/year/layanan.csv
$(B)/obj/tests/year/holidays.text.o:   TEXT = demo/directory/libur.csv
$(B)/obj/tests/year/jaringan.text.o:   TEXT = tests/year/situations/jaringan.txt
$(B)/obj/tests/year/aplikasi.text.o:   TEXT = tests/year/situations/aplikasi.txt
$(B)/obj/tests/year/persandian.text.o: TEXT = tests/year/situations/persandian.txt
$(YEAR_TEXTS): $(B)/obj/tests/year/%.text.o: scripts/embed tests/year/layanan.csv \
		demo/directory/libur.csv $(wildcard tests/year/situations/*.txt)
	@mkdir -p $(@D)
	@scripts/embed year_$* $(TEXT) >$(@:.o=.c)
	@$(CC) $(CFLAGS) -fPIE -c -o $@ $(@:.o=.c)
$(B)/libyear.a: $(YEAR_TEXTS) \
	$(patsubst %.c,$(B)/obj/%.o,$(filter-out tests/year/year_%,$(wildcard tests/year/*.c)))
$(B)/year/%: $(B)/obj/tests/year/year_%.o $(TESTLIBS)
	$(call link,$(ALLPKG))

# Texts. Indonesian is the language of the sources; po/en.po is the English.
LOCALES := $(patsubst po/%.po,$(B)/locale/%/LC_MESSAGES/desktik.mo,$(wildcard po/*.po))
locale: $(LOCALES)
$(B)/locale/%/LC_MESSAGES/desktik.mo: po/%.po
	@mkdir -p $(@D)
	@msgfmt --check -o $@ $<

# Tests. The suite, step by step, in order; each step also stands alone.
PYTHON := /usr/bin/python3
ASAN   := $(B)/asan
PROBES := $(patsubst tests/e2e/%.c,$(B)/tests/%,$(wildcard tests/e2e/*.c)) \
	$(patsubst tests/browser/%.c,$(B)/tests/%,$(wildcard tests/browser/*.c))

test:
	@echo "== Desk TIK: all tests. Packages, build, unit tests, sanitizers, corpus, e2e, browser."
	@scripts/deps test
	@$(MAKE) all unit-programs probes
	@$(MAKE) check-layers
	@$(MAKE) po
	@$(MAKE) letters
	@$(MAKE) unit
	@$(MAKE) sanitize
	@$(MAKE) hostile
	@$(MAKE) e2e
	@$(MAKE) browser
	@echo "== All tests passed."
unit-programs: $(UNIT)
probes: $(PROBES)
unit: $(UNIT) $(B)/tests/desktik-docx $(LOCALES)
	@echo "== Unit tests"
	@prove --jobs $(shell nproc) --exec '' $(UNIT)
# The ordinary desktik-docx under sanitizers, too: they need more memory than it is given.
sanitize: $(DOCX)
	@echo "== Unit tests, corpus and the fuzzers' seeds and findings under ASan and UBSan (in $(ASAN))"
	@LSAN_OPTIONS=suppressions=tests/lsan.supp:print_suppressions=0 \
		$(MAKE) SANITIZE=1 B=$(ASAN) DOCX=$(DOCX) $(ASAN)/mailparse unit replay corpus
# desktik finds its helper beside itself, and so do tests.
$(B)/tests/desktik-docx: $(DOCX)
	@mkdir -p $(@D)
	@ln -sf $(abspath $<) $@
corpus: $(B)/mailparse
	@scripts/corpus $(B)/mailparse
hostile: $(B)/mailparse
	@echo "== Mails that are hard by their size"
	@$(PYTHON) tests/corpus/hostile.py $(B)/mailparse
e2e: all probes
	@echo "== End to end: the programs with a real Dovecot and Postfix"
	@B=$(B) $(PYTHON) -m pytest -q tests/e2e
browser: all probes
	@echo "== Pages in Chromium"
	@B=$(B) $(PYTHON) -m pytest -q tests/browser
check-layers: all
	@scripts/check-layers $(B)
po:
	@B=$(B) scripts/po check
letters: $(B)/desktik
	@B=$(B) scripts/letters check

# The main job on an embedded default. ONCE=1 ends after the story. YEAR=1 is a whole simulated year
# of a regency instead (docs/YEAR.md): SEED=2 another one, LETTERS=3000, WEEKS=8, JSON=1 as JSON.
ifdef YEAR
demo:
	@scripts/deps build
	@$(MAKE) $(B)/year/desk
	@$(B)/year/desk $(if $(LETTERS),--letters $(LETTERS)) $(if $(SEED),--seed $(SEED)) \
		$(if $(WEEKS),--weeks $(WEEKS)) $(if $(JSON),--json)
else
demo:
	@scripts/deps demo
	@$(MAKE) all
	@B=$(B) demo/play $(if $(ONCE),--once)
endif

# Fuzzing. Each tests/fuzz/fuzz_FOO.c is a target: with clang's libFuzzer it becomes a fuzzer, with
# replay.c a test that needs no clang.
SECONDS := 300
TARGET  :=
TARGETS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
fuzz_objects = $(B)/obj/tests/fuzz/$(1).o $(B)/obj/tests/fuzz/fuzz.o

fuzz:
	@scripts/deps fuzz
	@$(MAKE) B=$(B)/fuzz CC=clang WERROR= SANITIZE=1 FUZZ=1 fuzzers
	@scripts/fuzz $(B)/fuzz $(SECONDS) $(or $(TARGET),$(TARGETS))
fuzzers: $(TARGETS:%=$(B)/%) $(B)/seeds.stamp
$(TARGETS:%=$(B)/%): $(B)/%: $(call fuzz_objects,%) $(B)/libmailparse.a
	@echo "  LINK    $@"
	@$(CC) $(CFLAGS) -fsanitize=fuzzer $(HARDEN) $(LDFLAGS) -o $@ $^ \
		$(call pkgs,--libs,$(MAILPARSE_PKG)) -lm
$(B)/replay_%: $(B)/obj/tests/fuzz/replay.o $(call fuzz_objects,%) $(B)/libmailparse.a
	$(call link,$(MAILPARSE_PKG))
$(B)/seeds.stamp: scripts/fuzz-seeds $(wildcard tests/corpus/*/*.eml)
	@scripts/fuzz-seeds $(B)/seeds
	@touch $@

# Seeds and past findings, through every target.
replay: $(TARGETS:%=replay-%)
replay-%: $(B)/replay_% $(B)/seeds.stamp
	@prove --exec '' $< :: $(B)/seeds/$* $(wildcard tests/fuzz/findings/$*)

# Benchmarks: each tests/bench/bench_FOO.c is a program; other files there are shared. QUICK=1 is
# short, JSON=1 prints JSON.
BENCHES := $(patsubst tests/bench/%.c,$(B)/bench/%,$(wildcard tests/bench/bench_*.c))
$(B)/libbench.a: $(patsubst %.c,$(B)/obj/%.o,$(filter-out tests/bench/bench_%,$(wildcard tests/bench/*.c)))
$(B)/bench/%: $(B)/obj/tests/bench/%.o $(B)/libbench.a $(filter-out $(B)/libunit.a,$(TESTLIBS))
	$(call link,$(ALLPKG))
# It notes what the workbook writes.
$(B)/bench/bench_report: LDFLAGS += $(patsubst %,-Wl$(comma)--wrap=worksheet_write_%,\
	string number blank formula_num formula_str datetime)
bench:
	@scripts/deps build
	@$(MAKE) $(BENCHES)
	@for bench in $(BENCHES); do $$bench $(if $(QUICK),--quick) $(if $(JSON),--json) || exit; done

# The simulated year: how well letters find their service. LETTERS=8000 SEED=1, JSON=1 as JSON.
year:
	@scripts/deps build
	@$(MAKE) $(B)/year/routing
	@$(B)/year/routing $(if $(LETTERS),--letters $(LETTERS)) $(if $(SEED),--seed $(SEED)) \
		$(if $(JSON),--json)

# Pictures of the reports for docs, from the real programs and LibreOffice.
pictures:
	@scripts/deps pictures
	@$(MAKE) all $(B)/year/desk
	@echo "== Pictures of the reports, into docs/gambar"
	@B=$(B) scripts/pictures

install: all
	install -d $(DESTDIR)$(prefix)/bin $(DESTDIR)$(prefix)/share/man/man1 \
		$(DESTDIR)$(prefix)/share/man/man5 $(DESTDIR)$(prefix)/share/doc/desktik \
		$(DESTDIR)$(prefix)/lib/systemd/system $(DESTDIR)$(prefix)/lib/sysusers.d \
		$(DESTDIR)$(prefix)/lib/tmpfiles.d
	install $(PROGRAMS) $(DESTDIR)$(prefix)/bin
	install -D -t $(DESTDIR)$(prefix)/libexec/desktik $(DOCX)
	install -m 644 docs/man/*.1 $(DESTDIR)$(prefix)/share/man/man1
	install -m 644 docs/man/*.5 $(DESTDIR)$(prefix)/share/man/man5
	install -m 644 README.md LICENSE desktik.conf.example docs/*.md docs/panduan/*.md \
		$(DESTDIR)$(prefix)/share/doc/desktik
	for l in $(patsubst po/%.po,%,$(wildcard po/*.po)); do \
		install -D -m 644 $(B)/locale/$$l/LC_MESSAGES/desktik.mo \
			$(DESTDIR)$(prefix)/share/locale/$$l/LC_MESSAGES/desktik.mo; done
	for u in systemd/*.service; do sed 's|/usr/bin/|$(prefix)/bin/|' $$u \
		>$(DESTDIR)$(prefix)/lib/systemd/system/$${u##*/}; done
	install -m 644 systemd/desktik.sysusers $(DESTDIR)$(prefix)/lib/sysusers.d/desktik.conf
	install -m 644 systemd/desktik.tmpfiles $(DESTDIR)$(prefix)/lib/tmpfiles.d/desktik.conf

clean:
	rm -rf $(B)

help:
	@echo "make          build the programs in $(B)/"
	@echo "make demo     install what is missing, build, play a month of an office, open the page"
	@echo "make demo YEAR=1   a simulated year of 45 offices and 12 technicians, and its figures"
	@echo "make test     install what is missing, build, run all tests"
	@echo "make install  install below prefix=$(prefix), with DESTDIR"
	@echo "make unit | sanitize | replay | corpus | hostile | e2e | browser | check-layers | po | letters   one step of the tests"
	@echo "make fuzz     fuzz mailparse, each target (or TARGET=fuzz_html) for SECONDS=$(SECONDS)"
	@echo "make bench    reading mail beside bare GMime, the workbook beside bare libxlsxwriter; QUICK=1, JSON=1"
	@echo "make year     labelled letters of 45 offices: do they find their service; LETTERS=8000, JSON=1"
	@echo "make pictures make the pictures of the reports in docs/gambar"
	@echo "make clean    remove $(B)/"

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)

.PHONY: all locale test unit-programs probes unit sanitize corpus e2e browser check-layers po letters demo \
	fuzz fuzzers replay hostile bench year pictures install clean help
.SECONDARY:
