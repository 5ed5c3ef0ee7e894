variable "declared" {
  type        = string
  description = "Say \"$$${this}\" literally, with $${braces}."
  default     = "a$$${b}"
}

variable "count_of_days" {
  type    = number
  default = 7
}

variable "enabled" {
  type    = bool
  default = true
}

variable "urls" {
  type    = set(string)
  default = ["https://a.example/", "https://b.example/"]
}

variable "scopes" {
  type    = list(string)
  default = ["a,b"]
}

variable "untyped" {
  default = null
}

variable "checked" {
  type     = string
  nullable = false

  validation {
    condition     = length(var.checked) > 3
    error_message = "Too short."
  }
}

variable "undeclared" {
  type = string
}

variable "domain" {
  type = string
}

variable "unused" {
  type = map(string)
  default = {
    "a b" = "c"
  }
}

variable "old" {
  type = list(any)
}

resource "aws_cognito_user_pool_client" "web" {
  name                 = "${var.declared}-${var.undeclared}"
  user_pool_id         = module.auth.user_pool_id
  generate_secret      = var.checked
  allowed_oauth_scopes = var.scopes
  callback_urls        = var.urls
  default_redirect_uri = local.domain
  logout_urls = [
    "https://${local.domain}/",
    data.aws_ssm_parameter.url.value,
    "https://${data.aws_region.current.region}.${data.aws_caller_identity.me.account_id}.example/${data.aws_partition.p.partition}",
    module.site["a b"].urls[0],
    "x$${${var.undeclared}",
    "$$${var.undeclared}",
  ]
  supported_identity_providers = [
    aws_cognito_identity_provider.elsewhere.provider_name,
    var.untyped,
  ]
  refresh_token_validity  = var.count_of_days
  enable_token_revocation = var.enabled
}

resource "aws_cognito_user_pool_client" "other" {
  name            = "other"
  user_pool_id    = aws_cognito_user_pool.elsewhere.id
  callback_urls   = [local.domain, "https://${var.domain}/"]
  read_attributes = [local.web-client.attribute, local.web_client.attribute]
}
