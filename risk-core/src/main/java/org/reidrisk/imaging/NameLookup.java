package org.reidrisk.imaging;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.imaging.HeaderMatch.Rule;
import org.reidrisk.table.Role;

/** Looks up one name, whatever the other columns of the file are. */
final class NameLookup {
  private static final Set<String> PRIVATE_NAMES =
      Set.of("privatetagdata", "privatecreator", "privatetag", "privateattributes");
  private static final Set<AttributeKind> TAINTING =
      Set.of(AttributeKind.DIRECT, AttributeKind.STAFF, AttributeKind.SENSITIVE);
  private static final int SHORTEST_CUT = 20;

  /**
   * What a name may stand for.
   *
   * @param attribute the attribute, null for private and unknown names
   * @param rule the rule; {@link Rule#NONE} when nothing was found
   * @param about the part of the name that was looked up
   * @param bare whether it is a bare word, which needs other columns to be believed
   */
  record Found(@Nullable Attribute attribute, Rule rule, String about, boolean bare) {
    static final Found NOTHING = new Found(null, Rule.NONE, "", false);
  }

  private final AttributeCatalogue catalogue;
  private @Nullable NavigableMap<String, Attribute> inOrder;

  NameLookup(AttributeCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  Found find(String name) {
    String cleaned = NameSpelling.cleaned(name);
    if (cleaned.isEmpty()) {
      return Found.NOTHING;
    }
    Optional<Tag> whole = Tag.of(cleaned);
    if (whole.filter(Tag::sure).isPresent()) {
      return ofTag(whole.get(), Rule.TAG);
    }
    List<NameForm> forms = NameForm.of(cleaned, catalogue);
    for (NameForm form : forms) {
      Found found = byKeyword(form);
      if (found != null) {
        return found;
      }
    }
    for (NameForm form : forms) {
      Found found = byAlias(form);
      if (found != null) {
        return found;
      }
    }
    return cutShort(NameSpelling.normalised(cleaned));
  }

  private Found ofTag(Tag tag, Rule rule) {
    if (tag.isPrivate()) {
      return new Found(null, Rule.PRIVATE, tag.written(), false);
    }
    return catalogue
        .byTag(tag)
        .map(a -> new Found(a, rule, tag.written(), false))
        .orElseGet(() -> new Found(null, Rule.NONE, tag.written() + " is not known", false));
  }

  private @Nullable Found byKeyword(NameForm form) {
    Optional<Tag> tag = Tag.of(form.text());
    // Eight bare digits are a tag only when there is one: 20210314 is a date.
    if (tag.isPresent() && (tag.get().sure() || catalogue.byTag(tag.get()).isPresent())) {
      Found found = ofTag(tag.get(), form.rule() == Rule.KEYWORD ? Rule.TAG : form.rule());
      return found.attribute() == null ? found : within(found, form);
    }
    String spelling = NameSpelling.normalised(form.text());
    if (PRIVATE_NAMES.contains(spelling)) {
      return new Found(null, Rule.PRIVATE, form.text(), false);
    }
    Attribute attribute = catalogue.spelled(spelling);
    Rule rule = form.text().indexOf('\'') < 0 ? form.rule() : asName(form.rule());
    if (attribute == null && spelling.startsWith("patients")) {
      // The names of older editions, exported without their apostrophe.
      attribute = catalogue.spelled("patient" + spelling.substring("patients".length()));
      rule = asName(form.rule());
    }
    boolean bare = false;
    Alias alias = catalogue.alias(spelling);
    if (alias != null) {
      switch (alias.use()) {
        case NAME -> {
          attribute = alias.attribute();
          rule = asName(form.rule());
        }
        case CONTEXT -> bare = attribute != null;
        case NEVER, INSTEAD -> attribute = null;
        case ANY -> {
          // Second pass.
        }
      }
    }
    return attribute == null ? null : accepted(attribute, rule, form, bare);
  }

  private static Rule asName(Rule rule) {
    return rule == Rule.KEYWORD ? Rule.NAME : rule;
  }

  private @Nullable Found byAlias(NameForm form) {
    Alias alias = catalogue.alias(NameSpelling.normalised(form.text()));
    if (alias == null || alias.use() == Alias.Use.NEVER) {
      return null;
    }
    return accepted(
        alias.attribute(), Rule.ALIAS, form, alias.use() == Alias.Use.CONTEXT && !form.ofPerson());
  }

  private @Nullable Found accepted(Attribute attribute, Rule rule, NameForm form, boolean bare) {
    boolean whole = form.rule() == Rule.KEYWORD || form.rule() == Rule.INDEX;
    if (bare && !whole) {
      // A bare word at the end of a path or with a unit: any measure may be called so.
      return null;
    }
    if (form.ofPerson() && attribute.kind().defaultRole() == Role.OTHER) {
      return null;
    }
    return within(new Found(attribute, rule, form.text(), bare), form);
  }

  /**
   * An attribute inside a sequence. The parts of a code mean what the sequence means, and what
   * stands in a sequence about a person, staff or a condition is not harmless.
   */
  private Found within(Found found, NameForm form) {
    Attribute child = found.attribute();
    if (form.parent().isEmpty() || child == null) {
      return found;
    }
    Attribute parent = sequence(form.parent());
    boolean partOfCode = child.tag().startsWith("000801");
    boolean harmless = child.kind().defaultRole() == Role.OTHER;
    return parent != null && (partOfCode || (harmless && TAINTING.contains(parent.kind())))
        ? new Found(parent, found.rule(), form.text(), false)
        : found;
  }

  private @Nullable Attribute sequence(String part) {
    String name = part.replaceFirst("[\\[(]\\d*[\\])]\\s*$", "").strip();
    Attribute found =
        Tag.of(name)
            .flatMap(catalogue::byTag)
            .orElseGet(() -> catalogue.spelled(NameSpelling.normalised(name)));
    return found != null && found.vr().equals("SQ") ? found : null;
  }

  /** A name that a tool has cut off; nothing that would then count as harmless. */
  private Found cutShort(String spelling) {
    if (spelling.length() < SHORTEST_CUT) {
      return Found.NOTHING;
    }
    if (inOrder == null) {
      inOrder = catalogue.inOrder();
    }
    Collection<Attribute> longer =
        inOrder.subMap(spelling, true, spelling + Character.MAX_VALUE, false).values();
    if (longer.size() != 1) {
      return Found.NOTHING;
    }
    Attribute only = longer.iterator().next();
    return only.kind().defaultRole() == Role.OTHER
        ? Found.NOTHING
        : new Found(only, Rule.CUT, only.keyword().substring(0, spelling.length()), false);
  }
}
