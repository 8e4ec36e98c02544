// Marks the section that is being read in the page's own navigation.

export function followSections(nav) {
  const links = new Map();
  for (const link of nav.querySelectorAll("a[href^='#']")) {
    const section = document.getElementById(link.hash.slice(1));
    if (section) links.set(section, link);
  }
  const seen = new Set();
  const show = () => {
    const current = [...links.keys()].find((section) => seen.has(section));
    if (!current) return;
    for (const [section, link] of links) {
      if (section === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      show();
    },
    { rootMargin: "-15% 0px -60% 0px" },
  );
  links.forEach((_link, section) => observer.observe(section));
}
