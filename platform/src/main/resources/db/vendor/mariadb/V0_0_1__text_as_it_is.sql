-- Before there is any table. MariaDB's own default takes "a" for "A" and drops spaces at the end, so that two customers'
-- keys could be one; older servers do not even know Korean.
alter database character set utf8mb4 collate utf8mb4_nopad_bin;
