/** https://www.twilio.com/docs/api/errors: the codes this sandbox can answer with, and their HTTP status. */
const STATUS_OF_CODE = {
  20001: 400, // unknown or unsupported parameter
  20003: 401, // authentication
  20404: 404,
  20429: 429,
  20500: 500,
  21211: 400, // invalid To
  21212: 400, // invalid From
  21408: 400, // region not enabled
  21602: 400, // body missing
  21603: 400, // From missing
  21604: 400, // To missing
  21609: 400, // invalid StatusCallback
  21610: 400, // recipient opted out
  21612: 400, // cannot route
  21614: 400, // not a mobile number
  21617: 400, // body too long
  21701: 400, // invalid messaging service
} as const;

export type TwilioErrorCode = keyof typeof STATUS_OF_CODE;

export interface TwilioErrorBody {
  readonly code: TwilioErrorCode;
  readonly message: string;
  readonly more_info: string;
  readonly status: number;
}

export class TwilioError extends Error {
  readonly code: TwilioErrorCode;

  constructor(code: TwilioErrorCode, message: string) {
    super(message);
    this.name = 'TwilioError';
    this.code = code;
  }

  get body(): TwilioErrorBody {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: STATUS_OF_CODE[this.code],
    };
  }
}
