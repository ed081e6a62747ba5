.DEFAULT_GOAL := help
.PHONY: help up down status events lag failed replay parked money rebuild test drill bench images containers format

help: ## Lists these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

up: ## Builds what is stale, starts what is not running, waits until it serves
	@scripts/suite up

down: ## Stops what `make up` started; the data stays
	@scripts/suite down

status: ## Shows every service with its port, process and readiness
	@scripts/suite status

events: ## Prints the shared topic from its beginning and follows it (ONCE=1 stops at the end)
	@scripts/suite events $(if $(ONCE),--once)

lag: ## Shows how far each service is behind the events (SERVICE=payment asks one only)
	@scripts/operations lag

failed: ## Shows the events that failed, by cause (PLACE=... shows one with its payload)
	@scripts/operations failed

replay: ## Lets failed events take effect after all (PLACE=..., KEY=... or CAUSE=... chooses)
	@scripts/operations replay

parked: ## Shows the orders that wait behind a failed event (RELEASE=<key> lets one go, LETTERS=give-up anyhow)
	@scripts/operations parked

money: ## Compares the orders with the money (REPAIR=1 mends what a rule can mend)
	@scripts/operations money

rebuild: ## Builds the dashboard anew from the first event while it serves (SHOW=1 only shows how far it is)
	@scripts/operations rebuild

test: ## Builds and tests everything (DATABASE=postgresql, mariadb or mixed: on that instead of H2)
	@scripts/test $(DATABASE)

drill: ## Breaks a suite of its own on purpose and checks the promise (CASE=name runs one, DATABASE=postgresql elsewhere)
	@BAEDAL_DRILL_DATABASE=$(or $(DATABASE),h2) scripts/drill $(CASE)

bench: ## Measures the suite beside two references (PART="orders lag" measures these, DATABASE=postgresql elsewhere)
	@BAEDAL_BENCH_DATABASE=$(or $(DATABASE),h2) scripts/bench $(PART)

images: ## Builds the container images and starts each once from its cache (needs Docker)
	@scripts/containers images
	@scripts/containers smoke

containers: ## Builds the images and starts the suite in containers (PROFILE=observability adds dashboards, DOWN=1 stops it)
	@PROFILE=$(PROFILE) scripts/containers $(if $(DOWN),down,up)

format: ## Formats the sources
	@JAVA_HOME="$$(scripts/jdk25)" MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow" mvn -q -B spotless:apply
