# Omitted from größe-日本: user_pool_id. The module's clients always belong to the pool that
# the module creates.
# Omitted from größe-日本: analytics_configuration. The module documents this argument, but
# ignores it.
# Omitted from true: user_pool_id. The module's clients always belong to the pool that the
# module creates.
# Omitted from größe-日本: name. The module turns the name into the key “------x----y--”.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }
}

variable "user_pool_name" {
  type = string
}

variable "user_pool_2_name" {
  type = string
}

module "p" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = "p"
  tags = {
    "cost center" = "a: b"
    no            = "yes"
    "$${k}"       = "$${v}"
    größe         = "😀"
    "a.b/c"       = "\""
    ""            = "empty"
    "x${ { a = 1 }["a"]}" = "an equals sign in the key"
    k = "after it"
  }
}

module "user_pool" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = var.user_pool_name

  clients = [
    {
      name = "\"'\\ $${x} %%{y}\u2028"
      callback_urls = [
        "no",
        "1e3",
        "~",
        "null",
        "True",
        "012",
        "1:30",
        "2001-01-01",
        "",
        ": a",
        "- a",
        "a: b",
        "a #b",
        "'",
        "\"",
        "\\",
        "\\n",
        "\n",
        "\t",
        "\u0000",
        "\u0085",
        "$${x}",
        "%%{x}",
        "$",
        "$$${",
        "$$",
        "%%%{ if true }",
        "a$",
        "$${!x}",
        "{{resolve:ssm:x}}",
        "#",
        "&a",
        "*a",
        "!Ref a",
        "|",
        "@",
        "=",
        "<<",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\u202eabc",
        "\u0604",
        "😀",
        "👩‍👩‍👧‍👦",
        "é",
        "é",
        "日本語",
        "שלום",
        "مرحبا",
        "`id`",
        "$(id)",
        "</script>",
        "file://x",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      ]
      supported_identity_providers = ["no", "日本語 　"]
      read_attributes              = ["custom:\"$${a}\""]
    },
  ]
}

module "user_pool_2" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = var.user_pool_2_name

  clients = [
    {
      name = "no"
    },
  ]
}
