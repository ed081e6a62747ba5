.DEFAULT_GOAL := help
.PHONY: help up down status events test drill format

help: ## Lists these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

up: ## Builds what is stale, starts what is not running, waits until it serves
	@scripts/suite up

down: ## Stops what `make up` started; the data stays
	@scripts/suite down

status: ## Shows every service with its port, process and readiness
	@scripts/suite status

events: ## Prints the shared topic from its beginning and follows it (ONCE=1 stops at the end)
	@scripts/suite events $(if $(ONCE),--once)

test: ## Builds and tests everything (DATABASE=postgresql, mariadb or mixed: on that instead of H2)
	@scripts/test $(DATABASE)

drill: ## Breaks a suite of its own on purpose and checks the promise (CASE=name runs one)
	@scripts/drill $(CASE)

format: ## Formats the sources
	@JAVA_HOME="$$(scripts/jdk25)" MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow" mvn -q -B spotless:apply
