package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v7/go/aws/cognito"
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
			Name:                     pulumi.String("dollars"),
			EmailVerificationSubject: pulumi.Sprintf("100%%{x} %%%s", tier),
			EmailVerificationMessage: pulumi.Sprintf("$%s {####}", tier),
			SmsAuthenticationMessage: pulumi.String("${Price} {####}"),
		})
		if err != nil {
			return err
		}

		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("web"),
			UserPoolId: pool.ID(),
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

		ctx.Export("webClientId", webClient.ID())
		return nil
	})
}
