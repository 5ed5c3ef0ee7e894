variable "stage" {
  type    = string
  default = "test"
}

variable "pool_id" {
  type = string

  validation {
    condition     = can(regex("_", var.pool_id))
    error_message = "This is no pool."
  }
}
