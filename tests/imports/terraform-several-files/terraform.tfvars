stage   = "production"
pool_id = "eu-west-1_abcdefghi"
sizes   = [1, 2]
