/**
 * `npm run dev` only: the watching console asks the server it was started beside for everything
 * that is not a page of its own.
 */
const target = process.env.COVIBE_DEV_SERVER ?? 'http://127.0.0.1:3000';

const SERVED = ['/api', '/auth', '/callback', '/docs', '/landing'];

export default Object.fromEntries(SERVED.map((path) => [path, { target, secure: false }]));
