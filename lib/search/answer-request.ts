import { requestSchema, type SearchAnswer, type SearchRequest } from './protocol.ts';
import { TextIndex } from './text-index.ts';

/**
 * The worker but for posting: takes one message after the other.
 * @returns answers to a message; null where it asks for none
 */
export function openAnswering(): (message: unknown) => SearchAnswer | null {
  const index = new TextIndex();
  return (message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) return { is: 'failed', why: request.error.message };
    try {
      return answer(index, request.data);
    } catch (error) {
      return { is: 'failed', why: String(error) };
    }
  };
}

function answer(index: TextIndex, request: SearchRequest): SearchAnswer | null {
  if (request.is === 'put') index.put(request.records);
  else if (request.is === 'drop') index.drop(request.ids);
  else if (request.is === 'clear') index.clear();
  else return { is: 'found', ask: request.ask, found: index.search(request.query, request) };
  return null;
}
