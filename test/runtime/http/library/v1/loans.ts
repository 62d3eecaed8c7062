import type { CallOptions, Client, ListPromise } from '../../../../../templates/runtime/http/client.js';
import type { Operation } from '../../../../../templates/runtime/http/operation.js';

const getOperation: Operation = {
  id: 'loans#GET /v1/loans',
  method: 'GET',
  url: '/v1/loans',
  answer: 'json',
  paging: { list: 'loans', by: 'offset', parameter: 'offset', size: 'limit' },
};

/** List loans. */
export function get(
  client: Client,
  request: get.Request = {},
  options?: CallOptions,
): ListPromise<get.Response, 'loans'> {
  return client.call(getOperation, request, options);
}

export declare namespace get {
  interface Request {
    query?: Request.Query;
  }

  namespace Request {
    interface Query {
      offset?: number;
      limit?: number;
      reader?: string;
    }
  }

  interface Response {
    loans: Response.Loan[];
    total: number;
  }

  namespace Response {
    interface Loan {
      loan_id: string;
    }
  }
}
