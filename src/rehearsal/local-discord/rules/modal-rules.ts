import type { Component, ModalBody } from 'discord-api-spec/zod';
import { refuseIssues } from '../api-error.ts';
import type { Issue } from '../api-error.ts';
import { commonIssues, issue } from './component-rules.ts';
import { isSelect, Kind, walk } from './component-walk.ts';
import type { Found } from './component-walk.ts';

/** The document says 40; Discord's documentation and servers say 5. */
const MAX_TOP_LEVEL = 5;

/** Discord's checks for modals that are not in its document. Throws 50035. */
export function checkModal(modal: ModalBody): void {
  const found = walk(modal.components, ['data', 'components']);
  const issues = [...commonIssues(found), ...found.flatMap((one) => inputIssues(one))];
  if (modal.components.length > MAX_TOP_LEVEL) {
    const message = `${modal.components.length} components at the top, ${MAX_TOP_LEVEL} at most`;
    issues.push(issue('modalTooManyComponents', ['data', 'components'], message));
  }
  refuseIssues(issues);
}

function inputIssues(one: Found): Issue[] {
  return [...labelIssues(one), ...textInputIssues(one), ...requiredIssues(one)];
}

function labelIssues({ component, path }: Found): Issue[] {
  if (component.type === Kind.label && component.component?.label) {
    return [issue('labelInsideLabel', path, 'the label belongs on the Label, not on its input')];
  }
  if (component.type !== Kind.row) return [];
  const inputs = component.components ?? [];
  if (inputs.length !== 1) return [issue('modalRow', path, 'a row in a modal holds one input')];
  return inputs[0]?.label ? [] : [issue('modalRow', path, 'an input in a row needs a label')];
}

function textInputIssues({ component, path }: Found): Issue[] {
  if (component.type !== Kind.textInput) return [];
  const { min_length: min, max_length: max, value } = component;
  const issues: Issue[] = [];
  if ((min ?? 0) > (max ?? 4000)) {
    issues.push(issue('minAboveMax', path, `min_length ${min} > max_length ${max}`));
  }
  // Discord counts in code points.
  if (Array.from(value ?? '').length > (max ?? 4000)) {
    issues.push(issue('valueTooLong', path, `the prefilled value exceeds max_length ${max}`));
  }
  return issues;
}

const takesSeveral = (component: Component): boolean =>
  isSelect(component) ||
  component.type === Kind.checkboxGroup ||
  component.type === Kind.fileUpload;

function requiredIssues({ component, path }: Found): Issue[] {
  const issues: Issue[] = [];
  if (component.disabled) {
    issues.push(issue('disabledInModal', path, 'nothing in a modal can be disabled'));
  }
  if (takesSeveral(component) && component.min_values === 0 && component.required !== false) {
    issues.push(issue('requiredWithMinZero', path, 'min_values 0 needs required: false'));
  }
  return issues;
}
