import type { ApiPromise, CallOptions, Client } from '../../../../../../templates/runtime/http/client.js';
import type { Operation } from '../../../../../../templates/runtime/http/operation.js';

const postOperation: Operation = {
  id: 'loans#POST /v1/loans/create',
  method: 'POST',
  url: '/v1/loans/create',
  answer: 'json',
};

/** Lend a copy. */
export function post(client: Client, request: post.Request, options?: CallOptions): ApiPromise<post.Response> {
  return client.call(postOperation, request, options);
}

export declare namespace post {
  interface Request {
    json: Request.Json;
  }

  namespace Request {
    interface Json {
      copy: string;
      reader: string;
    }
  }

  interface Response {
    loan_id: string;
  }
}
