// 长辈版: set before the first paint so the page does not jump, so this file is a plain script in the head.
(function () {
  const KEY = "huisuan-text";
  const root = document.documentElement;
  const remembered = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const remember = (value) => { try { localStorage.setItem(KEY, value); } catch { /* private window: the choice lasts for this page */ } };

  if (remembered() === "large") root.dataset.text = "large";

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("large-text");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", String(root.dataset.text === "large"));
    button.addEventListener("click", () => {
      root.dataset.text = root.dataset.text === "large" ? "normal" : "large";
      remember(root.dataset.text);
      show();
    });
    show();
  });
})();
