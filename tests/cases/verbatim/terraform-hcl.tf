variable "name" {
  type = any
}

variable "pools" {
  type = any
}

variable "stage" {
  type = any
}

variable "hosts" {
  type = any
}

variable "providers" {
  type = any
}

variable "minutes" {
  type = any
}

variable "rotate" {
  type = any
}

variable "more" {
  type = any
}

variable "a" {
  type = set(string)
}

resource "aws_cognito_user_pool_client" "web" {
  name            = upper(var.name)
  user_pool_id    = var.pools[var.stage].id
  generate_secret = var.stage == "prod"
  explicit_auth_flows = (
    merge({ a = 1,
      bb      = 2 # two
    }, local.x).list
  )
  callback_urls = [
    "https://${lower(var.name)}.example/cb",
    "%{if var.stage == "prod"}https://example.com%{else}https://${var.stage}.example.com%{endif}",
    "plain",
  ]
  default_redirect_uri = "  ${~var.name~}  "
  logout_urls          = [for host in var.hosts : "https://${host}/" if host != ""]
  supported_identity_providers = [
    "%{for p in var.providers}${p},%{endfor}",
    "quoted",
    "true",
    "12",
  ]
  access_token_validity = var.minutes * 60 + 1
  read_attributes = concat(
    ["email"], # always
    var.more ? [
      "name",
    ] : [],
  )
  write_attributes = var.a

  refresh_token_rotation {
    feature = var.rotate ? "ENABLED" : "DISABLED"
  }
}
