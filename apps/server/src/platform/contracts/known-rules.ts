import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;

/**
 * A class has all its rules when it is there. class-validator looks for them at every check, in every
 * class there is, which took longer than the check itself; from now on it does so once a class.
 */
export function rememberRules(): void {
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const ofClass = new WeakMap<object, Rules>();
  const byField = new WeakMap<Rules, ReturnType<typeof group>>();
  storage.getTargetValidationMetadatas = (contract, schema, always, strictGroups, groups) => {
    // Nobody here has groups or schemas by name; who had would get what there is for them. What calls
    // itself the constructor of a caller's object may be anything.
    const isUsual = !schema && !always && !strictGroups && !groups;
    if (!isUsual || typeof contract !== 'function') {
      return find(contract, schema, always, strictGroups, groups);
    }
    const rules = ofClass.get(contract) ?? find(contract, schema, always, strictGroups);
    ofClass.set(contract, rules);
    return rules;
  };
  storage.groupByPropertyName = (rules) => {
    const fields = byField.get(rules) ?? group(rules);
    byField.set(rules, fields);
    return fields;
  };
}
