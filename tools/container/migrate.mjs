// In the image: brings the schema up to date before servers start, as the role that owns it.
import { migrate } from '../../dist/server/migrations/run.js';

const { COVIBE_POSTGRES_ADMIN_URL: owner, DATABASE_URL: runtime } = process.env;
if (!owner || !runtime) {
  console.error('Migrating needs COVIBE_POSTGRES_ADMIN_URL (the owner) and DATABASE_URL.');
  process.exit(1);
}
try {
  const applied = await migrate(owner, runtime);
  console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'The schema is up to date.');
} catch (fault) {
  console.error(`The schema could not be brought up to date: ${fault.message}`);
  process.exit(1);
}
