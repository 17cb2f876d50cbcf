// While the console is developed, `ng serve` answers its own paths and asks the server for the rest.
// `npm run dev` says where that server listens.
const target = process.env.COVIBE_DEV_SERVER ?? 'http://127.0.0.1:3000';

const SERVED_BY_THE_SERVER = [
  '^/$',
  '/api',
  '/auth',
  '/callback',
  '/docs',
  '/landing',
  '/share',
  '/site',
];

export default Object.fromEntries(
  SERVED_BY_THE_SERVER.map((path) => [path, { target, changeOrigin: false, secure: false }]),
);
