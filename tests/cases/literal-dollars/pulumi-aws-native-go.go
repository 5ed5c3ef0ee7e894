package main

import (
	"github.com/pulumi/pulumi-aws-native/sdk/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		tier, err := cfg.Try("tier")
		if err != nil {
			tier = "pro"
		}

		pool, err := cognito.NewUserPool(ctx, "pool", &cognito.UserPoolArgs{
			UserPoolName:             pulumi.String("dollars"),
			EmailVerificationSubject: pulumi.Sprintf("100%%{x} %%%s", tier),
			EmailVerificationMessage: pulumi.Sprintf("$%s {####}", tier),
			SmsAuthenticationMessage: pulumi.String("${Price} {####}"),
		})
		if err != nil {
			return err
		}

		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			ClientName: pulumi.String("web"),
			UserPoolId: pool.UserPoolId,
			CallbackUrls: pulumi.StringArray{
				pulumi.Sprintf("https://a.example.com/$%s", tier),
				pulumi.String("https://b.example.com/x$$-${var.tier}"),
				pulumi.Sprintf("https://c.example.com/%%{x}/%s", tier),
				pulumi.Sprintf("https://d.example.com/%%%s", tier),
				pulumi.Sprintf("https://e.example.com/${x}/%s", tier),
				pulumi.Sprintf("https://f.example.com/%s{x}", tier),
				pulumi.String("https://g.example.com/$5/100%/$$/%%/{0}/%s"),
			},
		})
		if err != nil {
			return err
		}

		ctx.Export("webClientId", webClient.ClientId)
		return nil
	})
}
