export function PriorityPage() {
  return null;
}
