# Written for Terraform 0.11.
variable callback_url { default = "https://old.example.com/cb" }

resource aws_cognito_user_pool_client legacy {
  name = "${var.prefix}-client"
  user_pool_id = "${aws_cognito_user_pool.pool.id}"
  generate_secret = "true"
  refresh_token_validity = "30"
  allowed_oauth_flows_user_pool_client = "false"
  callback_urls = ["${var.callback_url}"]
  supported_identity_providers = "${var.providers}"

  token_validity_units = {
    access_token = "minutes"
  }

  depends_on = ["aws_cognito_user_pool.pool"]

  lifecycle {
    ignore_changes = ["callback_urls"]
  }
}
