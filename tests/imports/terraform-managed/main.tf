resource "aws_cognito_managed_user_pool_client" "search" {
  name_prefix  = "AmazonOpenSearchService-search"
  user_pool_id = aws_cognito_user_pool.pool.id

  callback_urls = ["https://search.example.com/_dashboards/app/home"]
  depends_on    = [aws_opensearch_domain.search]
}
