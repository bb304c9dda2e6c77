-- What all may try within a minute is counted in public_allowance, for codes of every kind.
drop table rating_guess;
