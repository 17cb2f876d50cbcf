export { ActivityModule } from './activity.module.js';
export { SubjectHistory } from './subject-history.js';
