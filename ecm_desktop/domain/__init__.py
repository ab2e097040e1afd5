"""What a case is: the field in frozen records, without a toolkit, a database or a clock."""
