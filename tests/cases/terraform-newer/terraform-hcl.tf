variable "warm" {
  type = any
}

ephemeral "aws_secretsmanager_secret_version" "idp" {
  secret_id = "idp/oidc"
}

ephemeral "aws_cognito_identity_pool_openid_token" "one" {
  provider = aws.us_east

  identity_pool_id = "eu-west-1:1"

  lifecycle {
    precondition {
      condition     = true
      error_message = "Never."
    }
  }
}

resource "aws_cognito_user_pool" "pool" {
  name = "people"

  dynamic "schema" {
    for_each = ["a", "b"]
    iterator = it

    content {
      name                = it.value
      attribute_data_type = "String"

      string_attribute_constraints {
        max_length = 10
      }
    }
  }

  lifecycle {
    action_trigger {
      events    = [before_create, after_update]
      condition = var.warm
      actions = [
        action.aws_lambda_invoke.each["a"],
        action.aws_lambda_invoke.warm,
      ]
      on_failure = continue
    }
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_AbCdEf123"

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.aws_lambda_invoke.warm]
    }
  }
}

action "aws_lambda_invoke" "warm" {
  config {
    function_name = "warm-up"
    payload       = "{}"
  }
}

action "aws_lambda_invoke" "each" {
  for_each = toset(["a", "b"])
  provider = aws.us_east

  config {
    function_name = each.key
    payload       = jsonencode({ key = each.key })
  }
}
