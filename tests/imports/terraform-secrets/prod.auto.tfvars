google_client_secret = "GOCSPX-tfvars-5555555555"
region               = "eu-west-1"
