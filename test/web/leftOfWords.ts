// Where the words of something begin, px: what can be pressed may be wider than they are.
export function leftOfWords(element: Element): number {
  const words = document.createRange();
  words.selectNodeContents(element);
  return words.getBoundingClientRect().left;
}
