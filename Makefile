# `make run` and `make test` set up all they need by themselves; ARGS="…" are passed on.
PYTHON ?= $(shell for one in python3.11 python3.12 python3.13 python3; do \
	$$one -c 'import sys, pip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& echo $$one && break; done)

TASKS := run setup test bench lint torture verapdf
.PHONY: $(TASKS)
$(TASKS):
	@$(or $(PYTHON),$(error Python 3.11, 3.12 or 3.13 with pip is needed)) installer/bootstrap.py $@ $(ARGS)
