package org.reidrisk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTreeScanner;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every public or protected member of an exported package says what it is for: a comment, each
 * parameter, each record component, the result. The compiler's own check would also want a compact
 * constructor to repeat the record's components, and on JDK 17 overlooks the components themselves.
 */
class DocumentationTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void exportedMembersAreDocumented() throws IOException {
    Audit audit = audit(SOURCES);
    assertThat(audit.missing).isEmpty();
    assertThat(audit.members).as("members looked at").isGreaterThan(100);
  }

  @Test
  void whatIsMissingIsFound(@TempDir Path dir) throws IOException {
    Files.writeString(dir.resolve("module-info.java"), "module m { exports p; }");
    Files.createDirectories(dir.resolve("p"));
    Files.writeString(
        dir.resolve("p/R.java"),
        """
        package p;
        /** R. @param a is no tag here */
        public record R(int a, int b) {
          public R {}
          /** Other. */
          public R(int c) { this(c, c); }
          public int bare() { return 1; }
          /** Half. */
          public <T> int half(int x) { return x; }
          /** {@return whole} */
          public int whole() { return 1; }
          @Override public String toString() { return ""; }
          int hidden() { return 1; }
          static final class Inner { public int hidden() { return 1; } }
          /** E. */
          public enum E { /** One. */ ONE, TWO }
          /** I. */
          public interface I { void implied(); int CONSTANT = 1; }
        }
        """);
    assertThat(audit(dir).missing)
        .containsExactly(
            "R.java:16 TWO: comment",
            "R.java:18 CONSTANT: comment",
            "R.java:18 implied: comment",
            "R.java:3 R: @param a",
            "R.java:3 R: @param b",
            "R.java:6 <init>: @param c",
            "R.java:7 bare: comment",
            "R.java:9 half: @param <T>",
            "R.java:9 half: @param x",
            "R.java:9 half: @return");
  }

  private static Audit audit(Path sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(sources)) {
      files = walk.filter(file -> file.toString().endsWith(".java")).toList();
    }
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, manager, null, null, null, units);
      List<CompilationUnitTree> trees = new ArrayList<>();
      task.parse().forEach(trees::add);
      Audit audit = new Audit(DocTrees.instance(task));
      for (CompilationUnitTree tree : trees) {
        ModuleTree module = tree.getModule();
        if (module != null) {
          module.getDirectives().stream()
              .filter(ExportsTree.class::isInstance)
              .map(ExportsTree.class::cast)
              .filter(exports -> exports.getModuleNames() == null)
              .forEach(exports -> audit.exported.add(exports.getPackageName().toString()));
        }
      }
      for (CompilationUnitTree tree : trees) {
        if (tree.getPackageName() != null
            && audit.exported.contains(tree.getPackageName().toString())) {
          audit.scan(tree, null);
        }
      }
      return audit;
    }
  }

  private static final class Audit extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees docs;
    private final Set<String> exported = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();
    private int members;

    private Audit(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      if (!visible(type.getModifiers())) {
        return null;
      }
      List<String> names = typeParameters(type.getTypeParameters());
      names.addAll(components(type));
      check(type, type.getSimpleName().toString(), names, false);
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
      if (visible(method.getModifiers()) && !overrides && !canonical(method)) {
        List<String> names = typeParameters(method.getTypeParameters());
        method.getParameters().forEach(p -> names.add(p.getName().toString()));
        Tree result = method.getReturnType();
        boolean returns = result != null && !result.toString().equals("void");
        check(method, method.getName().toString(), names, returns);
      }
      return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, @Nullable Void unused) {
      if (visible(field.getModifiers())) {
        check(field, field.getName().toString(), List.of(), false);
      }
      return null;
    }

    private boolean visible(ModifiersTree modifiers) {
      Set<Modifier> flags = modifiers.getFlags();
      boolean inInterface =
          getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner
              && (owner.getKind() == Tree.Kind.INTERFACE
                  || owner.getKind() == Tree.Kind.ANNOTATION_TYPE);
      return flags.contains(Modifier.PUBLIC)
          || flags.contains(Modifier.PROTECTED)
          || (inInterface && !flags.contains(Modifier.PRIVATE));
    }

    /** A record's canonical constructor needs no comment: the record's own names its parameters. */
    private boolean canonical(MethodTree method) {
      if (!method.getName().contentEquals("<init>")
          || !(getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner)
          || owner.getKind() != Tree.Kind.RECORD) {
        return false;
      }
      List<String> names =
          method.getParameters().stream().map(p -> p.getName().toString()).toList();
      return names.isEmpty() || names.equals(components(owner));
    }

    private static List<String> components(ClassTree type) {
      if (type.getKind() != Tree.Kind.RECORD) {
        return List.of();
      }
      return type.getMembers().stream()
          .filter(VariableTree.class::isInstance)
          .map(VariableTree.class::cast)
          .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
          .map(field -> field.getName().toString())
          .toList();
    }

    private static List<String> typeParameters(List<? extends TypeParameterTree> parameters) {
      List<String> names = new ArrayList<>();
      parameters.forEach(p -> names.add("<" + p.getName() + ">"));
      return names;
    }

    private void check(Tree member, String name, List<String> parameters, boolean returns) {
      members++;
      CompilationUnitTree file = getCurrentPath().getCompilationUnit();
      long start = docs.getSourcePositions().getStartPosition(file, member);
      String where =
          Path.of(file.getSourceFile().getName()).getFileName()
              + ":"
              + file.getLineMap().getLineNumber(start)
              + " "
              + name
              + ": ";
      DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
      if (comment == null || comment.getFullBody().isEmpty()) {
        missing.add(where + "comment");
        return;
      }
      Said said = new Said();
      said.scan(comment, null);
      if (said.inherits) {
        return;
      }
      parameters.stream()
          .filter(parameter -> !said.parameters.contains(parameter))
          .forEach(parameter -> missing.add(where + "@param " + parameter));
      if (returns && !said.result) {
        missing.add(where + "@return");
      }
    }
  }

  /** What a comment documents. */
  private static final class Said extends DocTreeScanner<@Nullable Void, @Nullable Void> {
    private final Set<String> parameters = new TreeSet<>();
    private boolean result;
    private boolean inherits;

    @Override
    public @Nullable Void visitParam(ParamTree tag, @Nullable Void unused) {
      DocTree name = tag.getName();
      parameters.add(tag.isTypeParameter() ? "<" + name + ">" : name.toString());
      return null;
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tag, @Nullable Void unused) {
      result = true;
      return null;
    }

    @Override
    public @Nullable Void visitInheritDoc(InheritDocTree tag, @Nullable Void unused) {
      inherits = true;
      return null;
    }
  }
}
