// The frame around every page: name, navigation, states any page can be in.
export const shell = {
  product: "inchworm",
  titleEnd: " · Inchworm",
  pages: {
    label: "Pages",
    menu: "Menu",
    live: "Live",
    today: "Today",
    rollers: "Rollers",
    sessions: "Sessions",
    history: "History",
    people: "People",
  },
  skip: "Skip to the page",
  notice: { label: "From the hub", dismiss: "Close", answer: "Answer now", answers: "See your answers" },
  newer: { text: "There is a newer Inchworm. Load the page again to use it.", load: "Load again" },
  notFound: { title: "There is nothing here", text: "The address may have changed." },
  toLive: "Go to the live page",
  states: {
    loading: "One moment",
    failed: "This is out of reach just now",
    offline: "Looking for the hub",
    offlineText: "What was recorded is safe on the computer it runs on. This page comes back by itself.",
    old: "The hub is away. What you see is from before.",
    broken: "This page got stuck",
    brokenText: "Nothing you recorded is lost. Try again, or go to the live page.",
  },
  problems: {
    offline: { message: "The hub did not answer.", whatToDo: "See that Inchworm still runs on its computer." },
    unreadable: {
      message: "The hub's answer makes no sense to this page.",
      whatToDo: "Load the page again; the hub may be newer.",
    },
  },
  numberField: {
    notANumber: "Give a number.",
    range: (from: string, to: string) => `Give a number from ${from} to ${to}.`,
  },
  stepper: (step: number, of: number) => `Step ${step} of ${of}`,
};
