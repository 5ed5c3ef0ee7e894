# Omitted from web: user_pool_id. The module's clients always belong to the pool that the
# module creates.
# Omitted: terraform.required_providers.aws. The module requires >= 3.50, < 5.0.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.50, < 5.0"
    }
  }

  backend "remote" {
    organization = "people"

    workspaces {
      name = "login"
    }
  }

  provider_meta "aws" {
    module_name = "login"
  }
}

provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = {
      team = "people"
    }
  }

  assume_role {
    role_arn = "arn:aws:iam::123456789012:role/deploy"
  }
}

variable "host" {
  type    = string
  default = "a.example.com"
}

variable "pools" {
  description = "Written $${name}."
  type        = map(object({ id = string }))

  validation {
    condition     = length(var.pools) > 0
    error_message = "At least one of ${join(", ", keys(var.pools))}."
  }
}

variable "user_pool_name" {
  type = string
}

data "terraform_remote_state" "net" {
  backend = "local"
  config = {
    path = "x"
  }

  lifecycle {
    postcondition {
      condition     = self.outputs != null
      error_message = "No outputs."
    }
  }
}

module "user_pool" {
  source  = "mineiros-io/cognito-user-pool/aws"
  version = "~> 0.9.0"

  name = var.user_pool_name

  clients = [
    {
      name = "web"
    },
  ]
}

resource "terraform_data" "epoch" {
  input = var.host

  provisioner "local-exec" {
    command = "echo hi"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "terraform_data" "deploy" {
  provider = terraform

  triggers_replace = {
    when = "now"
  }

  connection {
    host = "a.example.com"
  }

  provisioner "remote-exec" {
    inline     = ["true"]
    when       = destroy
    on_failure = continue

    connection {
      host = self.output
    }
  }

  provisioner "local-exec" {
    command = "echo hi"
    environment = {
      NAME = "x"
    }
  }

  provisioner "local-exec" {
    command = "echo again"
  }

  lifecycle {
    ignore_changes       = all
    replace_triggered_by = [terraform_data.epoch]

    precondition {
      condition     = var.host != ""
      error_message = "Empty: ${var.host}."
    }

    postcondition {
      condition     = self.id != ""
      error_message = "No ID."
    }
  }
}

output "host" {
  value = var.host

  precondition {
    condition     = var.host != ""
    error_message = "Empty."
  }
}

output "pools" {
  description = "Written $${pools}."
  value       = var.pools

  depends_on = [terraform_data.deploy]
}

moved {
  from = terraform_data.before
  to   = terraform_data.deploy
}

removed {
  from = terraform_data.old

  lifecycle {
    destroy = false
  }
}

removed {
  from = terraform_data.older

  lifecycle {
    destroy = true
  }

  provisioner "local-exec" {
    when    = destroy
    command = "echo bye"
  }
}

check "host" {
  assert {
    condition     = var.host != "x"
    error_message = "x"
  }
}

check "pool" {
  data "terraform_remote_state" "lan" {
    backend = "local"
    config = {
      path = "x"
    }

    depends_on = [terraform_data.deploy]
  }

  assert {
    condition     = data.terraform_remote_state.lan.outputs != null
    error_message = "No outputs."
  }

  assert {
    condition     = length(var.pools) < 9
    error_message = "Too many."
  }
}
