terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }
}

# Accepted risk implicit-grant of web: The old single-page app, until March. */ #{x} ${y}   end
# Accepted risk wildcard-callback of web
module "pool" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = "users"

  clients = [
    {
      name                                 = "web"
      allowed_oauth_flows_user_pool_client = true
      allowed_oauth_flows                  = ["implicit"]
      allowed_oauth_scopes                 = ["openid"]
      callback_urls                        = ["https://app.example.org/callback"]
      supported_identity_providers         = ["COGNITO"]
    },
    {
      name = "other"
    },
  ]
}
