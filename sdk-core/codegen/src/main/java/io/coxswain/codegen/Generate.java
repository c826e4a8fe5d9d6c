package io.coxswain.codegen;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.EnumSchema;
import io.coxswain.codegen.schema.SchemaReader;
import io.coxswain.codegen.schema.TypeSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the model's sources from the schema.
 *
 * <p>A file that would not change is not touched, so that a compiler has only to compile what did; one that the schema no longer
 * asks for is deleted.
 */
public final class Generate {
    private final Schemas schemas;
    private final List<JavaClass> types = new ArrayList<>();

    private Generate(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Takes the schema's folder and the folder to write to. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "expected two arguments: the schema's folder and the folder to write to");
        }
        write(sources(SchemaReader.readAll(Path.of(args[0]))), Path.of(args[1]));
    }

    /** The sources by path. */
    static Map<String, String> sources(List<ApiSchema> apis) {
        Generate generate = new Generate(new Schemas(apis));
        Map<String, String> sources = new TreeMap<>();
        for (ApiSchema api : apis) {
            generate.api(api, sources);
        }
        add(KindsClass.NAME.packageName(), new KindsClass(generate.types).build(), sources);
        add(ApisClass.NAME.packageName(), new ApisClass(apis).build(), sources);
        sources.put("module-info.java", ModuleInfo.text(packages(sources)));
        return sources;
    }

    /** The types that deserve a class. */
    static List<JavaClass> types(List<ApiSchema> apis) {
        Schemas schemas = new Schemas(apis);
        return apis.stream()
                .flatMap(api -> api.types().stream()
                        .filter(type -> schemas.isHeld(api, type))
                        .map(type -> JavaClass.of(api, type, schemas)))
                .toList();
    }

    private void api(ApiSchema api, Map<String, String> sources) {
        for (TypeSchema schema : api.types()) {
            if (schemas.isHeld(api, schema)) {
                JavaClass type = JavaClass.of(api, schema, schemas);
                types.add(type);
                add(type.name().packageName(), new ModelClass(type).build(), sources);
                add(type.name().packageName(), new CodecClass(type, schemas).build(), sources);
            }
        }
        for (EnumSchema named : api.enums()) {
            add(JavaNames.packageOf(api.id()), new EnumClass(api, named).build(), sources);
        }
        String folder = JavaNames.packageOf(api.id()).replace('.', '/');
        sources.put(folder + "/package-info.java", ModuleInfo.packageInfo(api));
    }

    static void add(String packageName, TypeSpec type, Map<String, String> sources) {
        JavaFile file = JavaFile.builder(packageName, type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        sources.put(file.packageName().replace('.', '/') + "/" + type.name() + ".java", tidy(file.toString()));
    }

    /** JavaPoet gives one sentence three lines, and each field a paragraph. */
    private static String tidy(String source) {
        String oneLine = source.replaceAll("/\\*\\*\n +\\* ([^\n]*)\n +\\*/", "/** $1 */");
        return oneLine.replaceAll("(?m)^( +final [^\n(]+;\n)\n(?= +final [^\n(]+;\n)", "$1")
                .replaceAll("(?m)^( +private [^\n(]+;\n)\n(?= +private [^\n(]+;\n)", "$1");
    }

    private static Set<String> packages(Map<String, String> sources) {
        return sources.keySet().stream()
                .map(path -> path.substring(0, path.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static void write(Map<String, String> sources, Path folder) throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            if (!Files.exists(file) || !Files.readString(file).equals(source.getValue())) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, source.getValue());
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!sources.containsKey(folder.relativize(file).toString().replace('\\', '/'))) {
                    Files.delete(file);
                }
            }
        }
    }
}
