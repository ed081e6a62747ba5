-- Who registered the store; null where only the owner's token names it, as for the three of the contract.
alter table store add column owner_id varchar(64);
