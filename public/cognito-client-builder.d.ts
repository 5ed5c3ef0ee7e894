// Types of `window.cognitoClientBuilder`, the functions that the page offers to scripts.
//
// Invalid input throws an `Error` whose message says what is wrong and where. Only `open` changes what is on screen.

/** App clients and their supporting resources in Terraform's JSON configuration syntax: an object, or JSON text. */
export type CognitoDocument = { readonly [key: string]: unknown } | string;

/** A tool and language to generate code for. */
export interface CognitoTarget {
  /** Stable, for `generate` and for the query parameter `target`. */
  readonly id: string;
  /** The label on the page. */
  readonly label: string;
  /** The family of related targets. */
  readonly family: string;
  /** The language of the text: `"hcl"`, `"json"`, `"yaml"`, `"shell"`, ... */
  readonly language: string;
  /** The usual file name. */
  readonly fileName: string;
}

/** An argument of the document that the target doesn't support. */
export interface CognitoOmission {
  /** The client's label; `null` if the omission isn't about a client. */
  readonly client: string | null;
  /** The argument's path in Terraform, such as `token_validity_units.access_token`. */
  readonly argument: string;
  /** The zero-based index of the only omitted element of a list; `null` for the whole argument. */
  readonly element: number | null;
  readonly reason: string;
}

/** A one-click change that resolves a finding. */
export interface CognitoFix {
  /** The button text: what the fix does. */
  readonly label: string;
  /** The whole document after the fix. Computed on first access. */
  readonly document: { [key: string]: unknown };
}

/** The result of a check or rule. */
export interface CognitoFinding {
  /** Stable, in kebab case. */
  readonly rule: string;
  /** The rule's number, such as `"R35"`; may be empty. */
  readonly number: string;
  /** A short title of the rule. */
  readonly title: string;
  /** `error`: a tool or AWS rejects it. `warning`: accepted, but risky or broken at sign-in. `info`: for your information. */
  readonly severity: "error" | "warning" | "info";
  /** The client's label; `null` if the omission isn't about a client. */
  readonly client: string | null;
  /** The argument's path in Terraform, such as `token_validity_units.access_token`. */
  readonly argument: string;
  /** All related arguments, `argument` first. */
  readonly arguments: readonly string[];
  /** What is wrong, and the limit, in full sentences. */
  readonly message: string;
  /** Who rejects the value, and when; not a full sentence. */
  readonly enforcedBy: string;
  /** AWS's own message, if known. */
  readonly awsSays: string | null;
  /** The reason for accepting the risk. Accepted findings don't count as problems. */
  readonly accepted: string | null;
  /** The URL of a page about the rule. */
  readonly reference: string | null;
  readonly fixes: readonly CognitoFix[];
}

/** The meaning of an error message, or of a parameter of a request. */
export interface CognitoAnswer {
  /** The ID of the rule, or of an error that no rule finds, such as `redirect-mismatch`. */
  readonly rule: string;
  readonly title: string;
  /** The client's label; `null` if no client of the document is meant. */
  readonly client: string | null;
  /** The argument's path in Terraform; empty if it is about none. */
  readonly argument: string;
  /** All related arguments, `argument` first. */
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
  /** The URL of a page about it. */
  readonly reference: string | null;
  readonly fixes: readonly CognitoFix[];
}

/** A finding about the value of an expression. */
export interface CognitoValueFinding extends CognitoFinding {
  /** The index or key of one of several instances; `null` if there is only one, or if all have the finding. */
  readonly key: number | string | null;
  /** The expressions behind the value, and their results. */
  readonly because: readonly { readonly expression: string; readonly value: unknown }[];
}

/** Values of variables: an object by name, or the text of a `.tfvars` file. */
export type CognitoVariables = { readonly [name: string]: unknown } | string;

/** The values that Terraform would compute. */
export interface CognitoEvaluation {
  /** `from` is `"none"` if a variable has no value yet. */
  readonly variables: readonly {
    readonly name: string;
    readonly type: string;
    readonly value: unknown;
    readonly from: "given" | "default" | "none";
  }[];
  /** All clients, with `count` and `for_each` expanded. */
  readonly clients: readonly {
    readonly label: string;
    /** The index or key of one of several instances; `null` if there is only one. */
    readonly key: number | string | null;
    /** The known values, by Terraform path. */
    readonly values: { readonly [path: string]: unknown };
    readonly unknown: readonly { readonly argument: string; readonly expression: string; readonly reason: string }[];
  }[];
}

export interface CognitoGenerated {
  readonly text: string;
  readonly fileName: string;
  readonly language: string;
  readonly omissions: readonly CognitoOmission[];
  /** The result of `validate` for the document. */
  readonly findings: readonly CognitoFinding[];
}

/** A file to import or edit. */
export interface CognitoFile {
  /** The file name, with its path if known. */
  readonly name?: string;
  readonly text: string;
}

/** A finding about the text of a file. */
export interface CognitoImportFinding {
  /** `error`: couldn't be read. `warning`: missing from the document, or changed in it. `info`: kept as written. */
  readonly severity: "error" | "warning" | "info";
  /** The file's name. */
  readonly file: string;
  /** One-based. */
  readonly line: number;
  /** One-based, in characters. */
  readonly column: number;
  readonly message: string;
  /** Why the file can't be read: an unknown format, or JSON with a syntax error. `null` for other findings. */
  readonly cause: "no-format" | "not-json" | null;
  /**
   * The replacements that resolve the finding, to apply together, in text order; `null` if only the user can decide.
   * `start` and `end` are offsets in UTF-16 code units.
   */
  readonly fix: readonly { readonly start: number; readonly end: number; readonly text: string }[] | null;
}

export interface CognitoImport {
  /** Everything that could be read, without secrets. */
  readonly document: { [key: string]: unknown };
  /** The format of the first recognized file: `"terraform-hcl"`, `"cloudformation-yaml"`, ... or `"unknown"`. */
  readonly format: string;
  /** The format of each file. */
  readonly formats: readonly string[];
  readonly findings: readonly CognitoImportFinding[];
  /** The values of variables and locals in the files. The document keeps the references. */
  readonly known: readonly { readonly reference: string; readonly value: unknown; readonly saidBy: string }[];
  /** The number of secrets that were removed. */
  readonly secrets: number;
  /** Whether the document contains everything in the text. If not, the findings list what is missing. */
  readonly complete: boolean;
}

export interface CognitoEdit {
  /** The text of the first file, in which only the differences to the document are changed. */
  readonly text: string;
  /** All files, in the order given. */
  readonly files: readonly { readonly name: string; readonly text: string; readonly changed: boolean }[];
  /** The parts of the document that couldn't be put into the files, and why. */
  readonly notes: readonly {
    readonly client: string | null;
    readonly argument: string;
    /** The file's index. */
    readonly file: number | null;
    readonly message: string;
  }[];
}

export interface CognitoClientBuilder {
  /** Resolves to this object when the page is ready; rejects if the program can't start. */
  readonly ready: Promise<CognitoClientBuilder>;
  /** The version of the program; `undefined` before it is ready. */
  readonly version: string;
  /** All targets of `generate`. */
  targets(): CognitoTarget[];
  /**
   * Generates code for one target.
   *
   * @param options `scope`: `"complete"` (default: the clients and their supporting resources) or `"snippet"` (the
   *   clients only); `shell`: the shell of the AWS CLI script; `construct`: the AWS CDK construct of a client,
   *   `CfnUserPoolClient` (`"l1"`) or `UserPoolClient` (`"l2"`)
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
  /** Returns the findings of a document, client by client. */
  validate(document: CognitoDocument): CognitoFinding[];
  /** Returns the findings about the values of expressions, with these variables and the defaults. */
  validate(document: CognitoDocument, options: { readonly variables?: CognitoVariables }): CognitoValueFinding[];
  /** Evaluates expressions as far as the document, these variables, and the defaults allow. */
  evaluate(document: CognitoDocument, options?: { readonly variables?: CognitoVariables }): CognitoEvaluation;
  /**
   * Explains a text, best match first: an error message of AWS, Terraform, CloudFormation, an SDK, or the token endpoint,
   * including surrounding text; an authorize or sign-out URL; or a token request (curl, code, or a form body). A request
   * has one answer for each parameter, rejected ones first. Empty if nothing matches. The text isn't stored.
   */
  explain(text: string, document?: CognitoDocument): CognitoAnswer[];
  /**
   * Reads Terraform, CloudFormation, Serverless, Pulumi YAML, JSON or YAML of the AWS CLI, or a link of this page;
   * several files as one project. From invalid text, returns everything that could be read, and findings.
   *
   * @param options `format`: the format of every file, instead of detecting it
   */
  import(textOrFiles: string | readonly CognitoFile[], options?: { readonly format?: string }): CognitoImport;
  /**
   * Puts a document back into the text or files that it was imported from. Differences are changed in the text's own
   * style; every other byte stays.
   */
  edit(originalTextOrFiles: string | readonly CognitoFile[], document: CognitoDocument): CognitoEdit;
  /** Shows a document. The user can undo this. */
  open(document: CognitoDocument): void;
  /** The document on screen. */
  current(): { [key: string]: unknown };
}

declare global {
  interface Window {
    readonly cognitoClientBuilder: CognitoClientBuilder;
  }
}
