resource "aws_cognito_user_pool_client" "spa"{
	name="spa"
	user_pool_id="${aws_cognito_user_pool.main.id}"   // interpolation only
	generate_secret=false
	explicit_auth_flows=["ALLOW_USER_SRP_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]
	/* the lifetimes
	   were agreed in May */
	access_token_validity= 1
	refresh_token_validity =7
	callback_urls=[ "https://a.example/cb" ,
		"https://b.example/cb"
	]
	token_validity_units{
		refresh_token="days"
	}
}


  resource    aws_cognito_user_pool_client   "second"   {
        name   =    "second"
     user_pool_id = aws_cognito_user_pool.main.id
  }
