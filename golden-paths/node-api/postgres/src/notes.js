import { Refused, bodyOf } from './server.js';

const LONGEST = 1000;

/** An example to replace: notes, kept in the database. */
export function notes(database) {
  return {
    '/notes': {
      GET: async () => ({ body: await database.query('select id::int, text from notes order by id desc limit 100') }),
      POST: async (request) => {
        const text = (await bodyOf(request)).trim();
        // As PostgreSQL counts: characters, not UTF-16 units; and it takes no NUL.
        if (!text || [...text].length > LONGEST || text.includes('\0')) {
          throw new Refused(400, `A note is a text of 1 to ${LONGEST} characters, for example: curl --data 'Buy milk' .../notes`);
        }
        const [note] = await database.query('insert into notes (text) values ($1) returning id::int, text', [text]);
        return { status: 201, body: note };
      },
    },
  };
}
