env = "prod"
extra = ["https://other.example.com/cb"]
