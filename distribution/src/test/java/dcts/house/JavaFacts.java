package dcts.house;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the rules want to know of one Java file. */
record JavaFacts(Source source, List<Method> methods, List<String> types, List<Finding> findings) {

    record Method(String name, int bodyLines, int parameters) {}

    enum Kind {
        BROAD_CATCH,
        CONSOLE
    }

    record Finding(Kind kind, long line, String code) {}

    /** Parses the files with the compiler of the running JDK; nothing is resolved or generated. */
    static List<JavaFacts> of(Stream<Source> sources) {
        var byPath = sources.collect(Collectors.toMap(source -> "/" + source.path(), Function.identity()));
        var files = byPath.values().stream().map(InMemory::new).toList();
        if (files.isEmpty()) {
            return List.of();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, ignored -> {}, List.of("-proc:none"), null, files);
        var facts = new ArrayList<JavaFacts>();
        try {
            for (var unit : task.parse()) {
                var source = Objects.requireNonNull(
                        byPath.get(unit.getSourceFile().toUri().getPath()));
                facts.add(new Reader(unit, Trees.instance(task).getSourcePositions()).read(source));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final Source source;

        InMemory(Source source) {
            super(URI.create("memory:///" + source.path().replace(" ", "%20")), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
        }
    }

    private static final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {
        private static final Set<String> BROAD =
                Set.of("Exception", "Throwable", "java.lang.Exception", "java.lang.Throwable");
        private static final Set<String> CONSOLE = Set.of("System.out", "System.err");

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final LineMap lines;
        private final List<Method> methods = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.lines = unit.getLineMap();
        }

        JavaFacts read(Source source) {
            scan(unit, null);
            return new JavaFacts(source, methods, types, findings);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            types.add(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
            var body = method.getBody();
            methods.add(new Method(
                    method.getName().toString(),
                    body == null ? 0 : innerLines(body),
                    method.getParameters().size()));
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitCatch(CatchTree clause, @Nullable Void none) {
            var type = clause.getParameter().getType();
            List<? extends Tree> caught =
                    type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
            if (caught.stream().anyMatch(tree -> BROAD.contains(tree.toString()))) {
                note(Kind.BROAD_CATCH, clause, "catch (" + type + ")");
            }
            return super.visitCatch(clause, null);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void none) {
            var name = select.toString();
            if (CONSOLE.stream().anyMatch(name::endsWith)) {
                note(Kind.CONSOLE, select, name);
            }
            return super.visitMemberSelect(select, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
            if (call.getArguments().isEmpty()
                    && call.getMethodSelect().toString().endsWith(".printStackTrace")) {
                note(Kind.CONSOLE, call, "printStackTrace()");
            }
            return super.visitMethodInvocation(call, null);
        }

        private void note(Kind kind, Tree tree, String code) {
            findings.add(new Finding(kind, line(positions.getStartPosition(unit, tree)), code));
        }

        /** The lines between the braces. */
        private int innerLines(BlockTree body) {
            var first = line(positions.getStartPosition(unit, body));
            var last = line(positions.getEndPosition(unit, body));
            return (int) Math.max(0, last - first - 1);
        }

        private long line(long position) {
            return lines.getLineNumber(position);
        }
    }
}
