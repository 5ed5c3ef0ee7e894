ephemeral "aws_cognito_identity_pool_openid_token" "one" {
  identity_pool_id = "eu-west-1:1"
  provider         = aws.us_east

  lifecycle {
    precondition {
      condition     = true
      error_message = "Never."
    }
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
      events     = [before_create, after_update]
      condition  = var.warm
      actions    = [action.aws_lambda_invoke.each["a"], action.aws_lambda_invoke.warm]
      on_failure = continue
    }
  }
}
