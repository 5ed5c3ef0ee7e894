// Types of `window.cognitoClientBuilder`, the functions that the page offers to scripts.
//
// Wrong input throws an `Error` whose message says what was wrong and where. Nothing here touches what is on screen,
// except `open`.

/** A user pool client and what belongs to it, in Terraform's JSON configuration syntax: as an object, or as JSON text. */
export type CognitoDocument = { readonly [key: string]: unknown } | string;

/** Something that a document can be written as. */
export interface CognitoTarget {
  /** Stable, for `generate` and for the query parameter `target`. */
  readonly id: string;
  /** As the page shows it. */
  readonly label: string;
  /** Targets that belong together. */
  readonly family: string;
  /** What the text is: `"hcl"`, `"json"`, `"yaml"`, `"shell"`, ... */
  readonly language: string;
  /** The name of the file that it is usually saved as. */
  readonly fileName: string;
}

/** What a target cannot say, though the document says it. */
export interface CognitoOmission {
  /** The client's label; `null` where it is not about a client. */
  readonly client: string | null;
  /** The argument's path in Terraform, such as `token_validity_units.access_token`. */
  readonly argument: string;
  /** Which element of the argument's list, from 0, where the others are written; `null` for the whole argument. */
  readonly element: number | null;
  readonly reason: string;
}

/** A repair of a finding. */
export interface CognitoFix {
  /** What it does, as a button says it. */
  readonly label: string;
  /** The whole document after it. Made when it is first read. */
  readonly document: { [key: string]: unknown };
}

/** Something wrong with a document, or worth knowing about it. */
export interface CognitoFinding {
  /** Stable, in kebab case. */
  readonly rule: string;
  /** The rule's number, such as `"R35"`; may be empty. */
  readonly number: string;
  /** What the rule is about, in a few words. */
  readonly title: string;
  /** `error`: a tool or AWS rejects it. `warning`: accepted, but risky or broken at sign-in. `info`: worth knowing. */
  readonly severity: "error" | "warning" | "info";
  /** The client's label; `null` where it is not about a client. */
  readonly client: string | null;
  /** The argument's path in Terraform, such as `token_validity_units.access_token`. */
  readonly argument: string;
  /** All arguments that it concerns, `argument` first. */
  readonly arguments: readonly string[];
  /** What is wrong and what the limit is, in whole sentences. */
  readonly message: string;
  /** Who refuses it, and when. */
  readonly enforcedBy: string;
  /** AWS's own message, where known. */
  readonly awsSays: string | null;
  /** The note with which the risk was accepted: such a finding does not count. */
  readonly accepted: string | null;
  /** The address of a page about it. */
  readonly reference: string | null;
  readonly fixes: readonly CognitoFix[];
}

/** What an error message or a parameter of a request is about. */
export interface CognitoAnswer {
  /** The ID of the rule, or of an error that no rule finds, such as `redirect-mismatch`. */
  readonly rule: string;
  readonly title: string;
  /** The client's label; `null` if no client of the document is meant. */
  readonly client: string | null;
  /** The argument's path in Terraform; empty if it is about none. */
  readonly argument: string;
  /** All arguments that it concerns, `argument` first. */
  readonly arguments: readonly string[];
  /** What it means, why, and what to do. Never a secret, a code, or a token. */
  readonly message: string;
  /**
   * For a message, `cause`: the client causes it; `elsewhere`: the client doesn't, as far as the document says;
   * `unknown`: the document doesn't say. For a parameter, `accepted`, `rejected`, or `unknown`.
   */
  readonly verdict: "cause" | "elsewhere" | "unknown" | "accepted" | "rejected";
  /** The parameter of a request; `null` for a message. */
  readonly parameter: string | null;
  /** How a URL of the request differs from the closest one that the client lists. */
  readonly difference: {
    readonly sent: string;
    readonly listed: string;
    readonly sentPart: string;
    readonly listedPart: string;
  } | null;
  /** The address of a page about it. */
  readonly reference: string | null;
  readonly fixes: readonly CognitoFix[];
}

/** A finding about the value that an expression comes to. */
export interface CognitoValueFinding extends CognitoFinding {
  /** The index or key of one of several instances; `null` where there is one, or where all have it. */
  readonly key: number | string | null;
  /** The expressions that gave the value, and what they came to. */
  readonly because: readonly { readonly expression: string; readonly value: unknown }[];
}

/** Values of variables: an object by name, or the text of a `.tfvars` file. */
export type CognitoVariables = { readonly [name: string]: unknown } | string;

/** What Terraform would find. */
export interface CognitoEvaluation {
  /** `from` is `"none"` where a variable has no value yet. */
  readonly variables: readonly {
    readonly name: string;
    readonly type: string;
    readonly value: unknown;
    readonly from: "given" | "default" | "none";
  }[];
  /** Each client, `count` and `for_each` expanded. */
  readonly clients: readonly {
    readonly label: string;
    /** The index or key of one of several; `null` where there is one. */
    readonly key: number | string | null;
    /** What is known, by Terraform path. */
    readonly values: { readonly [path: string]: unknown };
    readonly unknown: readonly { readonly argument: string; readonly expression: string; readonly reason: string }[];
  }[];
}

export interface CognitoGenerated {
  readonly text: string;
  readonly fileName: string;
  readonly language: string;
  readonly omissions: readonly CognitoOmission[];
  /** The same as `validate` gives for the document. */
  readonly findings: readonly CognitoFinding[];
}

/** A file that somebody has. */
export interface CognitoFile {
  /** With its path where it has one. */
  readonly name?: string;
  readonly text: string;
}

/** Something to tell about the text of a file. */
export interface CognitoImportFinding {
  /** `error`: could not be read. `warning`: is not, or not as it was, in the document. `info`: kept as it was. */
  readonly severity: "error" | "warning" | "info";
  /** The file's name. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
  readonly message: string;
  /** Why the file is not read: in no format that the builder reads, or JSON with a syntax error. `null` for all else. */
  readonly cause: "no-format" | "not-json" | null;
  /**
   * What to write into the file so that the finding goes, all of it at once, in the order of the text; `null` if only
   * the user knows. `start` and `end` are places in the file's text as JavaScript counts them.
   */
  readonly fix: readonly { readonly start: number; readonly end: number; readonly text: string }[] | null;
}

export interface CognitoImport {
  /** What could be read, without secrets. */
  readonly document: { [key: string]: unknown };
  /** The format of the first file that was recognised: `"terraform-hcl"`, `"cloudformation-yaml"`, ... or `"unknown"`. */
  readonly format: string;
  /** The format of each file. */
  readonly formats: readonly string[];
  readonly findings: readonly CognitoImportFinding[];
  /** What the files say of variables and locals, which are kept as references. */
  readonly known: readonly { readonly reference: string; readonly value: unknown; readonly saidBy: string }[];
  /** How many secrets were left out. */
  readonly secrets: number;
  /** Whether everything in the text is in the document. Where not, the findings name what is not, with its place. */
  readonly complete: boolean;
}

export interface CognitoEdit {
  /** The text of the first file, with only the differences to the document changed. */
  readonly text: string;
  /** All files, in the order given. */
  readonly files: readonly { readonly name: string; readonly text: string; readonly changed: boolean }[];
  /** What of the document could not be put into the files, and why. */
  readonly notes: readonly {
    readonly client: string | null;
    readonly argument: string;
    /** The file's index. */
    readonly file: number | null;
    readonly message: string;
  }[];
}

export interface CognitoClientBuilder {
  /** Resolves to this object when the page can be used; rejects when the program cannot start. */
  readonly ready: Promise<CognitoClientBuilder>;
  /** The version of the program; `undefined` before it is ready. */
  readonly version: string;
  /** Everything that `generate` can write. */
  targets(): CognitoTarget[];
  /**
   * Writes a document as one target.
   *
   * @param options `scope` is `"complete"` (the default: the clients and everything that they refer to) or `"snippet"`
   *   (the clients only); `shell` is the one that the AWS CLI's script is for; `construct` is the one of AWS CDK that a
   *   client is: `CfnUserPoolClient` or `UserPoolClient`
   */
  generate(
    document: CognitoDocument,
    targetId: string,
    options?: {
      readonly scope?: "complete" | "snippet";
      readonly shell?: "posix" | "powershell";
      readonly construct?: "l1" | "l2";
    },
  ): CognitoGenerated;
  /** What is wrong with a document, client by client. */
  validate(document: CognitoDocument): CognitoFinding[];
  /** The same of the values that expressions come to, with these variables and the defaults. */
  validate(document: CognitoDocument, options: { readonly variables?: CognitoVariables }): CognitoValueFinding[];
  /** What expressions come to, as far as the document, these variables and the defaults tell. */
  evaluate(document: CognitoDocument, options?: { readonly variables?: CognitoVariables }): CognitoEvaluation;
  /**
   * What a text is about, best match first: an error message of AWS, Terraform, CloudFormation, an SDK, or the token
   * endpoint, with whatever surrounds it; an authorize or sign-out URL; or a token request (curl, code, or a form body).
   * A request gives one answer for each parameter, rejected ones first. Empty if nothing fits. The text isn't kept.
   */
  explain(text: string, document?: CognitoDocument): CognitoAnswer[];
  /**
   * Reads what somebody has: Terraform, CloudFormation, Serverless, Pulumi YAML, JSON or YAML of the AWS CLI, a link of
   * this page; several files as one project. Broken text gives what could be read, and findings.
   *
   * @param options `format` is the format of every file, where it is not to be recognised
   */
  import(textOrFiles: string | readonly CognitoFile[], options?: { readonly format?: string }): CognitoImport;
  /**
   * Puts a document into the text, or the files, that it was imported from: what the document says otherwise than the
   * text is changed in the text's own style, and every other byte stays.
   */
  edit(originalTextOrFiles: string | readonly CognitoFile[], document: CognitoDocument): CognitoEdit;
  /** Shows a document, as a step that can be undone. */
  open(document: CognitoDocument): void;
  /** The document on screen. */
  current(): { [key: string]: unknown };
}

declare global {
  interface Window {
    readonly cognitoClientBuilder: CognitoClientBuilder;
  }
}
