// Bot Framework Web Chat in the colours of the page.
const dark = matchMedia('(prefers-color-scheme: dark)');
const nonce = document.querySelector('meta[name=csp-nonce]').content;

export function openWebChat(place, directLine) {
  const { createStore, renderWebChat } = window.WebChat;
  const store = createStore();
  const render = () => renderWebChat({
    directLine, store, nonce, locale: 'zh-CN', role: 'region', styleOptions: styleOptions(), adaptiveCardsHostConfig: cardStyle(),
    overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: '输入问题，例如“什么时候截止？”' },
  }, place);
  place.replaceChildren();
  render();
  dark.addEventListener('change', render);
  place.addEventListener('click', ({ target }) => {
    const opened = target.closest('.ac-pushButton[aria-expanded=true]');
    if (opened) requestAnimationFrame(() => opened.closest('article').scrollIntoView({ block: 'nearest' }));
  });
  return { ask: text => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text } }) };
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function styleOptions() {
  return {
    accent: colour('accent'),
    backgroundColor: colour('surface'),
    primaryFont: colour('font'),
    fontSizeSmall: '13px',
    bubbleBackground: colour('bot'), bubbleTextColor: colour('ink'), bubbleBorderColor: colour('line'), bubbleBorderRadius: 14, bubbleMaxWidth: 640, bubbleMinHeight: 36,
    bubbleFromUserBackground: colour('accent'), bubbleFromUserTextColor: colour('on-accent'), bubbleFromUserBorderColor: colour('accent'), bubbleFromUserBorderRadius: 14,
    subtle: colour('muted'), timestampColor: colour('muted'), timestampFormat: 'absolute',
    markdownRespectCRLF: true,
    hideUploadButton: true,
    sendBoxBackground: colour('bot'), sendBoxTextColor: colour('ink'), sendBoxPlaceholderColor: colour('muted'), sendBoxBorderTop: `solid 1px ${colour('line')}`,
    sendBoxButtonColor: colour('accent'), sendBoxButtonColorOnFocus: colour('accent'), sendBoxButtonColorOnHover: colour('accent'), sendBoxHeight: 48,
    suggestedActionLayout: 'flow', suggestedActionBorderRadius: 18, suggestedActionHeight: 36, suggestedActionBorderWidth: 1,
    suggestedActionBackgroundColor: colour('bot'), suggestedActionTextColor: colour('accent'), suggestedActionBorderColor: colour('accent'),
    suggestedActionBackgroundColorOnHover: colour('tint'), suggestedActionBackgroundColorOnFocus: colour('tint'), suggestedActionBackgroundColorOnActive: colour('tint'),
    suggestedActionTextColorOnHover: colour('accent'), suggestedActionTextColorOnFocus: colour('accent'), suggestedActionTextColorOnActive: colour('accent'),
    transcriptActivityVisualKeyboardIndicatorColor: colour('accent'), transcriptVisualKeyboardIndicatorColor: colour('accent'),
  };
}

function cardStyle() {
  const ink = { default: { default: colour('ink'), subtle: colour('muted') }, attention: { default: colour('bad'), subtle: colour('bad') }, accent: { default: colour('accent'), subtle: colour('accent') } };
  return {
    fontFamily: colour('font'),
    supportsInteractivity: true,
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 12 },
    separator: { lineThickness: 1, lineColor: colour('line') },
    fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 20 },
    containerStyles: {
      default: { backgroundColor: 'transparent', foregroundColors: ink },
      emphasis: { backgroundColor: colour('tint'), foregroundColors: ink },
      good: { backgroundColor: colour('open-tint'), foregroundColors: ink },
      attention: { backgroundColor: colour('bad-tint'), foregroundColors: ink },
      warning: { backgroundColor: colour('unsaid-tint'), foregroundColors: ink },
    },
    actions: {
      maxActions: 5, spacing: 'none', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis' },
    },
  };
}
